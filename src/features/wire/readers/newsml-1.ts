/** NewsML 1.2, the standard before NewsML-G2: a file with one item or several. */
import type { WirePlace, WireSubject } from '../wire-item.ts';
import { bodyIn, mediaIn, usageOf } from './newsml-1-content.ts';
import type { Reader, Said } from './reader.ts';
import { at, attribute, below, childrenOf, partedWordsOf, wordsOf } from './xml-nodes.ts';
import { xmlSource } from './xml-source.ts';
import type { XmlElement } from './xml-tree.ts';

export const newsml1: Reader = {
  name: 'newsml-1',
  sniff: (document) => document.kind === 'xml' && document.root.key === 'NewsML',
  *read(document) {
    if (document.kind !== 'xml') return;
    const { root } = document;
    const items = childrenOf(root, 'NewsItem');
    for (const item of items)
      yield {
        ...sayItem(item),
        ...(items.length > 1 ? { alone: () => xmlSource({ ...root, content: [item] }) } : {}),
      };
  },
};

function sayItem(item: XmlElement): Said {
  const identifier = at(item, 'Identification', 'NewsIdentifier');
  const management = at(item, 'NewsManagement');
  const lines = below(item, 'NewsLines');
  const described = below(item, 'DescriptiveMetadata');
  const line = (name: string): string | null =>
    lines
      .flatMap((one) => childrenOf(one, name))
      .map(partedWordsOf)
      .find((words) => words !== null) ?? null;
  const status = at(management, 'Status');
  const body = bodyIn(item);
  return {
    keyName: 'NewsIdentifier',
    itemKey: keyOf(identifier),
    version: wordsOf(at(identifier, 'RevisionId')),
    versionCreated: wordsOf(at(management, 'ThisRevisionCreated')) ?? wordsOf(at(management, 'FirstCreated')),
    kind: body.html === null && body.text === null ? body.kind : 'text',
    status: status && (attribute(status, 'FormalName') ?? ''),
    ...changesOf(management),
    headline: line('HeadLine') ?? body.headline,
    standfirst: line('SubHeadLine') ?? body.abstract,
    slugline: line('SlugLine') ?? wordsOf(at(item, 'Identification', 'NameLabel')),
    dateline: line('DateLine'),
    place: placeOf(described),
    byline: line('ByLine') ?? body.byline,
    holder:
      below(item, 'CopyrightHolder')
        .map(wordsOf)
        .find((words) => words !== null) ?? null,
    notice: line('CopyrightLine'),
    usageTerms: line('RightsLine') ?? usageOf(item),
    subjects: subjectsOf(item, described),
    urgency: attribute(at(management, 'Urgency'), 'FormalName'),
    signals: below(item, 'Instruction')
      .map((instruction) => attribute(instruction, 'FormalName') ?? '')
      .filter((word) => word !== ''),
    edNote: noteOf(item),
    language:
      attribute(described.map((one) => at(one, 'Language')).find(Boolean), 'FormalName') ?? attribute(item, 'lang'),
    bodyHtml: body.html,
    bodyText: body.text,
    media: mediaIn(item),
    source: item,
  };
}

/** Without the revision, which the public identifier ends with: it is the same item in all of them. */
function keyOf(identifier: XmlElement | undefined): string | undefined {
  const parts = ['ProviderId', 'DateId', 'NewsItemId'].map((name) => wordsOf(at(identifier, name)));
  if (parts.every((part) => part !== null)) return ['urn', 'newsml', ...parts].join(':');
  const whole = wordsOf(at(identifier, 'PublicIdentifier'));
  return whole?.replace(/:\d+[NUA]?$/, '') ?? wordsOf(at(identifier, 'NewsItemId')) ?? undefined;
}

/** An embargo is until the provider lifts it (IPTC), unless it says when the item will be usable. */
function changesOf(management: XmlElement | undefined): Pick<Said, 'embargo' | 'expires'> {
  const said: Pick<Said, 'embargo' | 'expires'> = {};
  for (const change of childrenOf(management, 'StatusWillChange')) {
    const moment = wordsOf(at(change, 'DateAndTime')) ?? '';
    const future = attribute(at(change, 'FutureStatus'), 'FormalName')?.toLowerCase();
    if (future === 'usable') said.embargo = moment;
    else if (future !== 'embargoed') said.expires = moment;
  }
  return said;
}

function placeOf(described: readonly XmlElement[]): WirePlace | null {
  const locations = described.flatMap((one) => [...childrenOf(one, 'Location'), one]);
  const found = locations.map((location) => {
    const property = (name: string): string | null =>
      attribute(
        childrenOf(location, 'Property').find((one) => attribute(one, 'FormalName') === name),
        'Value',
      );
    return {
      city: property('City'),
      region: property('CountryArea') ?? property('Region'),
      country: property('Country'),
    };
  });
  return found.find((place) => (place.city ?? place.region ?? place.country) !== null) ?? null;
}

function subjectsOf(item: XmlElement, described: readonly XmlElement[]): WireSubject[] {
  const names = new Map(
    below(item, 'Topic').map((topic) => {
      const named = childrenOf(topic, 'Description').filter((one) => attribute(one, 'Variant') !== 'Category');
      return [wordsOf(at(topic, 'FormalName')), named.map(wordsOf).find((words) => words !== null) ?? null];
    }),
  );
  const codes = described
    .flatMap((one) => below(one, 'Subject', 'SubjectMatter', 'SubjectDetail', 'SubjectQualifier'))
    .map((subject) => attribute(subject, 'FormalName'))
    .filter((code) => code !== null);
  const keywords = [
    ...below(item, 'KeywordLine').map(wordsOf),
    ...described
      .flatMap((one) => childrenOf(one, 'Property'))
      .filter((one) => attribute(one, 'FormalName') === 'Keyword')
      .map((one) => attribute(one, 'Value')),
  ];
  return [
    ...[...new Set(codes)].map((code) => ({
      scheme: /^\d{8}$/.test(code) ? 'subj' : null,
      code,
      name: names.get(code) ?? null,
    })),
    ...keywords.map((name) => ({ scheme: null, code: null, name })),
  ];
}

/** What the provider tells editors, as note or as instruction. */
function noteOf(item: XmlElement): string | null {
  const notes = [
    ...below(item, 'Instruction').map((one) => wordsOf(at(one, 'Comment'))),
    ...childrenOf(item, 'Comment').map(wordsOf),
  ];
  return notes.filter((note) => note !== null).join('\n') || null;
}
