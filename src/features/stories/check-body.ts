/** Holds a body against the schema. What comes out with no problem is a `Body`. */
import type { Body } from './body-schema.shared.ts';
import { fitsAttr, isRecord } from './check-attr.ts';
import { safeHref } from './inline-markup.ts';
import { markNames, nodeSpecs } from './node-specs.shared.ts';
import type { AttrSpec } from './node-specs.shared.ts';

const maxDepth = 8;
const maxNodes = 20_000;
const maxProblems = 20;

interface Walk {
  problems: string[];
  ids: Set<string>;
  nodes: number;
}

export function checkBody(value: unknown): { body: Body } | { problems: string[] } {
  const walk: Walk = { problems: [], ids: new Set(), nodes: 0 };
  if (!isRecord(value) || value['type'] !== 'doc') return { problems: ['the body is not a doc'] };
  checkNode(value, 'body', 0, walk);
  if (walk.problems.length === 0) refuseTwice(value as unknown as Body, walk);
  return walk.problems.length === 0 ? { body: value as unknown as Body } : { problems: walk.problems };
}

/** Its place on the page is named by its number. */
function refuseTwice({ content }: Body, walk: Walk): void {
  const polls = content.flatMap((block) => (block.type === 'poll' ? [block.attrs.poll] : []));
  const twice = polls.find((poll, index) => polls.indexOf(poll) !== index);
  if (twice !== undefined) complain(walk, `the body has poll ${twice} twice`);
}

function checkNode(node: Record<string, unknown>, where: string, depth: number, walk: Walk): void {
  walk.nodes += 1;
  if (depth > maxDepth) return complain(walk, `${where} is nested more than ${maxDepth} deep`);
  if (walk.nodes > maxNodes) return complain(walk, `the body has more than ${maxNodes} nodes`);
  if (node['type'] === 'text') return checkText(node, where, walk);
  const spec = nodeSpecs[String(node['type'])];
  if (!spec) return complain(walk, `${where} is of no known type`);
  checkAttrs(node, spec.attrs ?? {}, where, walk);
  const content = node['content'];
  if (spec.content === null) return content === undefined ? undefined : complain(walk, `${where} may have no content`);
  if (!Array.isArray(content)) return complain(walk, `${where} has no list of content`);
  const { least = 0, most = Infinity } = spec;
  if (content.length === 0 && least > 0) complain(walk, `${where} is empty`);
  else if (content.length < least) complain(walk, `${where} has fewer than ${least} parts`);
  if (content.length > most) complain(walk, `${where} has more than ${most} parts`);
  for (const [index, child] of content.entries()) {
    const below = `${where}/${index}`;
    if (walk.problems.length >= maxProblems || walk.nodes > maxNodes) return;
    if (!isRecord(child) || !spec.content.includes(String(child['type'])))
      complain(walk, `${below} may not stand in ${String(node['type'])}`);
    else checkNode(child, below, depth + 1, walk);
  }
}

function checkText(node: Record<string, unknown>, where: string, walk: Walk): void {
  if (typeof node['text'] !== 'string' || node['text'] === '') complain(walk, `${where} is a text without text`);
  const marks = node['marks'] ?? [];
  if (!Array.isArray(marks)) return complain(walk, `${where} has marks that are no list`);
  for (const mark of marks as unknown[]) {
    if (!isRecord(mark) || !(markNames as readonly unknown[]).includes(mark['type']))
      complain(walk, `${where} has an unknown mark`);
    else if (mark['type'] === 'link') {
      const href = isRecord(mark['attrs']) ? mark['attrs']['href'] : undefined;
      if (typeof href !== 'string' || safeHref(href) === null)
        complain(walk, `${where} links to an address that may not be linked`);
    }
  }
}

function checkAttrs(
  node: Record<string, unknown>,
  wanted: Readonly<Record<string, AttrSpec>>,
  where: string,
  walk: Walk,
): void {
  const attrs = isRecord(node['attrs']) ? node['attrs'] : {};
  for (const name of Object.keys(attrs))
    if (!Object.hasOwn(wanted, name)) complain(walk, `${where} has the unknown attribute ${name}`);
  for (const [name, spec] of Object.entries(wanted)) {
    const value = attrs[name];
    if (!(spec.kind === 'id' ? isFreshId(value, walk) : fitsAttr(spec, value)))
      complain(walk, `${where} has a wrong ${name}`);
  }
}

function isFreshId(value: unknown, walk: Walk): boolean {
  if (typeof value !== 'string' || !/^[a-z0-9]{4,24}$/.test(value) || walk.ids.has(value)) return false;
  walk.ids.add(value);
  return true;
}

function complain(walk: Walk, problem: string): void {
  if (walk.problems.length < maxProblems) walk.problems.push(problem);
}
