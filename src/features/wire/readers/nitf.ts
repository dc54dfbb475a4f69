/** NITF 3, the IPTC's text in XML, with what its `docdata` says of the document and of others. */
import type { WirePlace, WireSubject } from '../wire-item.ts';
import type { WireProfile } from '../wire-profile.ts';
import { parseMoment, parseWall } from './moment.ts';
import { nitfBody } from './nitf-body.ts';
import type { Reader, Said } from './reader.ts';
import { at, attribute, attributeAsWritten, below, childrenOf, partedWordsOf, wordsOf } from './xml-nodes.ts';
import type { XmlElement } from './xml-tree.ts';

export const nitf: Reader = {
  name: 'nitf',
  sniff: (document) => document.kind === 'xml' && document.root.key === 'nitf',
  *read(document, profile) {
    if (document.kind === 'xml') yield sayNitf(document.root, profile);
  },
};

function sayNitf(root: XmlElement, profile: WireProfile): Said {
  const data = at(root, 'head', 'docdata');
  const head = at(root, 'body', 'body.head');
  const key = at(data, 'du-key');
  const body = nitfBody(root);
  return {
    keyName: 'doc-id',
    // A cancel names what it cancels by its doc-id, so chains go by that; a profile may know a better name.
    itemKey: attribute(at(data, 'doc-id'), 'id-string') ?? attribute(key, 'key') ?? undefined,
    version: attribute(key, 'version', 'generation'),
    versionCreated: dateOf(at(data, 'date.issue')),
    status: data && attributeAsWritten(data, 'management-status'),
    embargo: embargoOf(data, profile),
    target: targetOf(data),
    expires: dateOf(at(data, 'date.expire')) || attribute(at(data, 'doc.rights'), 'enddate'),
    headline: body.headline,
    standfirst: body.abstract,
    slugline: attribute(key, 'key') ?? metaOf(root, 'anpa-keyword') ?? metaOf(root, 'slugline'),
    dateline: datelineOf(head),
    place: placeOf(at(head, 'dateline', 'location')) ?? eventPlaceOf(data) ?? placeOf(identifiedPlace(data)),
    byline: body.byline,
    ...rightsOf(data, head),
    subjects: subjectsOf(root, head, data),
    urgency: attribute(at(data, 'urgency'), 'ed-urg'),
    edNote: notesOf(data, head),
    language: attribute(root, 'baselang', 'lang') ?? attribute(at(root, 'body'), 'lang'),
    bodyHtml: body.html,
    media: body.media,
    source: root,
  };
}

/** '' where there is an element that says nothing. */
function dateOf(element: XmlElement | undefined): string | undefined {
  return element && (attribute(element, 'norm') ?? wordsOf(element) ?? '');
}

/**
 * `date.release` is when the document may be used. Many agencies write their time of issue there, and embargo nothing by
 * it; a later one holds, and so does one that cannot be compared.
 */
function embargoOf(data: XmlElement | undefined, { timeZone }: WireProfile): string | undefined {
  const release = dateOf(at(data, 'date.release'));
  if (release === undefined || attribute(data, 'management-status')?.toLowerCase() === 'embargoed') return release;
  const issue = dateOf(at(data, 'date.issue')) ?? '';
  const [released, issued] = [parseMoment(release, timeZone), parseMoment(issue, timeZone)];
  if (released && issued) return released <= issued ? undefined : release;
  // Without a zone both are by the same clock, whosever it is.
  const [releasedBy, issuedBy] = [parseWall(release), parseWall(issue)];
  const sameClock = releasedBy?.offset === undefined && issuedBy?.offset === undefined;
  return sameClock && releasedBy && issuedBy && releasedBy.utc <= issuedBy.utc ? undefined : release;
}

/** Without a status of its own, the other document gets the one that this document has. */
function targetOf(data: XmlElement | undefined): NonNullable<Said['target']> | null {
  const itemKey = attribute(data, 'management-doc-idref');
  const status = attribute(data, 'management-idref-status', 'management-status');
  return itemKey === null ? null : { itemKey, status };
}

function metaOf(root: XmlElement, name: string): string | null {
  const metas = childrenOf(at(root, 'head'), 'meta');
  return attribute(
    metas.find((meta) => attribute(meta, 'name')?.toLowerCase() === name),
    'content',
  );
}

/** The place, without the date that stands beside it. */
function datelineOf(head: XmlElement | undefined): string | null {
  const dateline = at(head, 'dateline');
  const location = at(dateline, 'location');
  if (location) return partedWordsOf(location);
  const rest = dateline?.content.filter((part) => typeof part === 'string' || part.key !== 'story.date');
  return dateline ? partedWordsOf({ ...dateline, content: rest ?? [] }) : null;
}

function placeOf(location: XmlElement | undefined): WirePlace | null {
  const place = {
    city: wordsOf(at(location, 'city')),
    region: wordsOf(at(location, 'state')) ?? wordsOf(at(location, 'region')),
    country: wordsOf(at(location, 'country')),
  };
  return (place.city ?? place.region ?? place.country) === null ? null : place;
}

/** Where the news is from, in its parts; a place that has only a name is what the news is about. */
function identifiedPlace(data: XmlElement | undefined): XmlElement | undefined {
  return below(at(data, 'identified-content'), 'location').find((location) => placeOf(location) !== null);
}

function eventPlaceOf(data: XmlElement | undefined): WirePlace | null {
  const event = childrenOf(data, 'evloc').find((one) => attribute(one, 'city') !== null);
  if (!event) return null;
  return {
    city: attribute(event, 'city'),
    region: attribute(event, 'state-prov'),
    country: attribute(event, 'iso-cc'),
  };
}

function rightsOf(
  data: XmlElement | undefined,
  head: XmlElement | undefined,
): Pick<Said, 'holder' | 'notice' | 'usageTerms'> {
  const [copyright, rights] = [at(data, 'doc.copyright'), at(data, 'doc.rights')];
  const printed = at(head, 'rights');
  const terms = ['type', 'limitations', 'geography'].map((name) => attribute(rights, name));
  return {
    holder:
      attribute(copyright, 'holder') ??
      wordsOf(at(head, 'copyrite', 'copyrite.holder')) ??
      wordsOf(at(printed, 'rights.owner')) ??
      attribute(rights, 'owner'),
    notice: partedWordsOf(at(head, 'copyrite')) ?? (childrenOf(printed).length > 0 ? null : wordsOf(printed)),
    usageTerms: terms.filter((term) => term !== null).join('\n') || null,
  };
}

function subjectsOf(root: XmlElement, head: XmlElement | undefined, data: XmlElement | undefined): WireSubject[] {
  const isElsewhere = (placeOf(at(head, 'dateline', 'location')) ?? eventPlaceOf(data)) !== null;
  const place = isElsewhere ? undefined : identifiedPlace(data);
  const codes = childrenOf(at(root, 'head', 'tobject'), 'tobject.subject').map((subject) => ({
    scheme: iptc(attribute(subject, 'tobject.subject.ipr')),
    code: attribute(subject, 'tobject.subject.refnum', 'tobject.subject.code'),
    name: attribute(subject, 'tobject.subject.detail', 'tobject.subject.matter', 'tobject.subject.type'),
  }));
  const classifiers = below(at(data, 'identified-content'), 'classifier').map((one) => ({
    scheme: attribute(one, 'idsrc', 'type'),
    code: attribute(one, 'value', 'id'),
    name: wordsOf(one),
  }));
  const identified = below(at(data, 'identified-content'), 'person', 'org', 'location', 'event');
  const named = identified
    .filter((one) => one !== place)
    .map((one) => ({
      scheme: attribute(one, 'idsrc', 'code-source'),
      code: attribute(one, 'value', 'location-code'),
      name: partedWordsOf(one),
    }));
  const keywords = childrenOf(at(data, 'key-list'), 'keyword').map((keyword) => ({
    scheme: null,
    code: null,
    name: attribute(keyword, 'key'),
  }));
  return [...codes, ...classifiers, ...named, ...keywords];
}

/** Eight digits without more said are IPTC's subject codes. */
function iptc(owner: string | null): string {
  return owner === null || owner.toUpperCase() === 'IPTC' ? 'subj' : owner;
}

function notesOf(data: XmlElement | undefined, head: XmlElement | undefined): string | null {
  const messages = childrenOf(data, 'ed-msg').map((message) => attribute(message, 'info') ?? wordsOf(message));
  const notes = childrenOf(head, 'note').map((note) => partedWordsOf(note));
  const correction = attribute(at(data, 'correction'), 'info');
  return [...messages, correction, ...notes].filter((note) => note !== null).join('\n') || null;
}
