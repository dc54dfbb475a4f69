/** Where a place is, as a link to a map: a map in the page would be somebody else's script. */
import type { ComponentChildren } from 'preact';
import { z } from 'zod';

export const position = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type Position = z.infer<typeof position>;

export function mapAddress({ latitude, longitude }: Position): string {
  const at = `${latitude.toFixed(5)}`;
  const by = `${longitude.toFixed(5)}`;
  return `https://www.openstreetmap.org/?mlat=${at}&mlon=${by}#map=17/${at}/${by}`;
}

export function MapLink({ at, children }: { at: Position; children: ComponentChildren }) {
  return (
    <a href={mapAddress(at)} data-host="openstreetmap.org">
      {children}
    </a>
  );
}
