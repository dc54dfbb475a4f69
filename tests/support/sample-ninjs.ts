/** Items of an invented agency in ninjs 2.2: complete, and changed where a test says so. */
export interface NinjsParts {
  uri?: string;
  version?: unknown;
  headline?: unknown;
  body?: string;
  picture?: { file: string; caption?: string; credit?: string; alt?: string } | undefined;
  /** Over the item's own properties; undefined leaves one out. */
  [property: string]: unknown;
}

let made = 0;

export function ninjsItem({ uri, version = '1', headline, body, picture, ...more }: NinjsParts = {}) {
  made += 1;
  return {
    standard: { name: 'ninjs', version: '2.2' },
    uri: uri ?? `urn:example:${made}`,
    type: 'text',
    version,
    versioncreated: `2026-11-24T0${Math.min(9, Number(version) || 0)}:00:00+09:00`,
    pubstatus: 'usable',
    language: 'en',
    located: 'Sapporo',
    by: 'Kaikyo Press',
    copyrightholder: 'Kaikyo Press',
    headlines: [{ role: 'main', value: headline ?? `Snow plough number ${made} is painted green` }],
    bodies: [
      {
        role: 'main',
        contenttype: 'text/html',
        value: body ?? '<p>The paint was left over from a bridge.</p><p>Drivers had asked for orange.</p>',
      },
    ],
    ...(picture ? { associations: [ninjsPicture(picture)] } : {}),
    ...more,
  };
}

function ninjsPicture({ file, caption, credit, alt }: NonNullable<NinjsParts['picture']>) {
  const said = { caption, credit, alttext: alt };
  return {
    name: 'mainpicture',
    type: 'picture',
    descriptions: Object.entries(said).flatMap(([role, value]) => (value === undefined ? [] : [{ role, value }])),
    renditions: [{ name: 'main', href: file }],
  };
}
