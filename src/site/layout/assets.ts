/** The addresses of what a page loads: immutable files below /assets/. */

export interface PageAssets {
  /** The site's theme and the common stylesheet in one file. */
  css: string;
  /** The light edition's own. */
  liteCss: string;
  /** The one script of full pages; the light edition has none. */
  script: string;
  /** Seals and wordmarks of all sites, as symbols: what `brandSprite` makes. */
  brand: string;
  /** What may be fetched before it is asked for. */
  speculationRules: string;
  /** The font of the headlines, by the theme's `headFace`. */
  fonts: { serif: string; sans: string };
}
