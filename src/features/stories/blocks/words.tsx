/** Japanese words of the story with their readings and meanings. */
import { z } from 'zod';
import { mixedText } from '../../network/network.ts';
import { line } from '../input-words.ts';
import { japaneseUnless, Ruby } from '../inline-html.tsx';
import { blockAnchor, blockForms } from './block-forms.ts';
import { blockStrings } from './block-strings.ts';

export const words = blockForms<'words'>()({
  input: z.strictObject({
    words: z
      .array(z.tuple([line(60), line(120), line(300)]))
      .min(1)
      .max(40),
  }),
  fromInput: (input, id) => ({
    type: 'words',
    attrs: { id, entries: input.words.map(([word, reading, meaning]) => ({ word, reading, meaning })) },
  }),
  html: (block, { language }) => (
    <section class="words" id={blockAnchor(block)}>
      <h2>{blockStrings(language).words}</h2>
      <dl>
        {block.attrs.entries.map(({ word, reading, meaning }) => (
          <div>
            <dt lang={japaneseUnless(language)}>
              <Ruby base={word} reading={reading} />
            </dt>
            <dd>{mixedText(meaning, language)}</dd>
          </div>
        ))}
      </dl>
    </section>
  ),
  text: ({ attrs }) => attrs.entries.map((entry) => `${entry.word} ${entry.meaning}`).join('\n'),
});
