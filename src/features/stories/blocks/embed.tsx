/**
 * A video or a post of somebody else's, behind a press: until then nothing is asked of anybody but us. Without script,
 * on paper, in the light edition and in feeds it is a link. The press is in site/islands/show-embed.ts.
 */
import { z } from 'zod';
import { mixedText } from '../../network/network.ts';
import { embedAt, embedProviders } from '../embed-providers.shared.ts';
import type { Embed } from '../embed-providers.shared.ts';
import { line } from '../input-words.ts';
import { blockAnchor, blockForms } from './block-forms.ts';
import type { BodyAs } from './block-forms.ts';
import { blockStrings } from './block-strings.ts';

const shownBy = embedProviders.map(({ name }) => name).join(', ');

export const embed = blockForms<'embed'>()({
  input: z.strictObject({
    embed: z.strictObject({
      href: z
        .string()
        .max(2_000)
        .refine((href) => embedAt(href), `the address of something on ${shownBy} is wanted, with https`),
      title: line(200),
    }),
  }),
  // As the provider's own page, whatever was pasted.
  fromInput: ({ embed: { href, title } }, id) => ({
    type: 'embed',
    attrs: { id, href: embedAt(href)?.page ?? href, title },
  }),
  html: (block, as) => {
    const { href, title } = block.attrs;
    const found = embedAt(href);
    if (!found) return <PlainLink {...{ href, title, as }} id={blockAnchor(block)} />;
    return <Curtain {...{ embed: found, title, as }} id={blockAnchor(block)} />;
  },
  lite: (block, as) => <PlainLink {...block.attrs} as={as} id={blockAnchor(block)} />,
  text: ({ attrs }) => attrs.title,
});

function Curtain({
  embed: { provider, frame, page },
  title,
  as,
  id,
}: {
  embed: Embed;
  title: string;
  as: BodyAs;
  id: string;
}) {
  const words = blockStrings(as.language);
  const { name, kind } = provider;
  return (
    <figure class={`embed ${kind}`} id={id} data-frame={frame} data-provider={provider.key}>
      <div class="curtain">
        <p class="title">{mixedText(title, as.language)}</p>
        <p class="small">{words.embedNote[kind](name)}</p>
        {/* What the script shows: without it there is only the link. */}
        <template>
          <button type="button">{words.showEmbed[kind]}</button>
          <label>
            <input type="checkbox" /> {words.alwaysShow(name)}
          </label>
        </template>
        <p>
          <a href={page} data-host={new URL(page).host} rel="noreferrer">
            {words.openEmbed[kind](name)}
          </a>
        </p>
      </div>
    </figure>
  );
}

function PlainLink({ href, title, as, id }: { href: string; title: string; as: BodyAs; id: string }) {
  const words = blockStrings(as.language);
  const provider = embedAt(href)?.provider;
  return (
    <p id={id}>
      <a href={href} data-host={new URL(href).host} rel="noreferrer">
        {mixedText(title, as.language)}
      </a>
      {provider && ` (${words.embedKind[provider.kind](provider.name)})`}
    </p>
  );
}
