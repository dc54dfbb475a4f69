/**
 * What a browser may fetch before it is asked for: stories of the same site, once somebody points at a link to one. Named
 * by a header, because no script stands inside our pages. Nothing that counts, changes or is one reader's lies below
 * `/category/`; what asks a story for more than itself (`?`), other forms of it, feeds, and links within a page are left out.
 */
const stories = ['/category/*/*', '/:language/category/*/*'];
const otherForms = ['/*\\?(.+)', '/*.lite', '/*/feed', '/*/feed.atom', '/*/feed.json'];

export const speculationRules: object = {
  prefetch: [
    {
      source: 'document',
      where: {
        and: [
          { href_matches: stories },
          { not: { href_matches: otherForms } },
          { not: { selector_matches: ['[href^="#"]', '[rel~="nofollow"]'] } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
};
