/** What one wants to have together: lines with a label, and paragraphs between them. */
import type { ComponentChild } from 'preact';
import { z } from 'zod';
import { mixedText } from '../../network/network.ts';
import type { Fact } from '../body-schema.shared.ts';
import { line } from '../input-words.ts';
import { inlineHtml } from '../inline-html.tsx';
import { parseInline } from '../inline-markup.ts';
import { inlineText } from '../inline-text.ts';
import { blockAnchor, blockForms } from './block-forms.ts';
import type { BodyAs } from './block-forms.ts';

const fact = z.union([line(1_000), z.tuple([line(60), line(1_000)])]);

export const factBox = blockForms<'factBox'>()({
  input: z.strictObject({ factBox: z.strictObject({ title: line(120), facts: z.array(fact).min(1).max(30) }) }),
  fromInput: ({ factBox: { title, facts } }, id) => ({
    type: 'factBox',
    attrs: { id, title },
    content: facts.map((said) => (typeof said === 'string' ? toFact(null, said) : toFact(...said))),
  }),
  html: (block, as) => (
    <section class="fact-box" id={blockAnchor(block)}>
      <h2>{mixedText(block.attrs.title, as.language)}</h2>
      {runsOf(block.content).map((run) => runHtml(run, as))}
    </section>
  ),
  text: ({ attrs, content }) =>
    [attrs.title, ...content.map((one) => [one.attrs.label, inlineText(one.content)].filter(Boolean).join(': '))].join(
      '\n',
    ),
});

function toFact(label: string | null, text: string): Fact {
  return { type: 'fact', attrs: { label }, content: parseInline(text) };
}

/** Facts with a label that follow each other are one list. */
function runsOf(facts: readonly Fact[]): Fact[][] {
  const runs: Fact[][] = [];
  for (const one of facts) {
    const last = runs.at(-1);
    if (last && one.attrs.label !== null && last[0]?.attrs.label !== null) last.push(one);
    else runs.push([one]);
  }
  return runs;
}

function runHtml(run: readonly Fact[], as: BodyAs): ComponentChild {
  if (run[0]?.attrs.label === null) return run.map((one) => <p>{inlineHtml(one.content, as)}</p>);
  return (
    <dl>
      {run.map((one) => (
        <div>
          <dt>{mixedText(one.attrs.label ?? '', as.language)}</dt>
          <dd>{inlineHtml(one.content, as)}</dd>
        </div>
      ))}
    </dl>
  );
}
