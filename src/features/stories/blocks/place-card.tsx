/** A place: what it is, where, and how one gets in. */
import { z } from 'zod';
import { mixedText } from '../../network/network.ts';
import { line } from '../input-words.ts';
import { blockAnchor, blockForms } from './block-forms.ts';
import { blockStrings } from './block-strings.ts';
import { CardFacts } from './card-facts.tsx';
import { addressInput, CardFigure, CardHead, cardPictures, linesOf, linkTo } from './card-parts.tsx';
import { cardPictureInput, resolvePicture, toCardPicture } from './picture-use.tsx';

export const placeCard = blockForms<'placeCard'>()({
  input: z.strictObject({
    place: z.strictObject({
      name: line(120),
      kind: line(60).optional(),
      area: line(120).optional(),
      text: line(400).optional(),
      access: line(300).optional(),
      hours: line(200).optional(),
      admission: line(200).optional(),
      season: line(120).optional(),
      href: addressInput.optional(),
      map: addressInput.optional(),
      picture: cardPictureInput.optional(),
    }),
  }),
  async resolve({ place: { picture, ...rest } }, look) {
    return { place: picture ? { ...rest, picture: await resolvePicture(picture, look) } : rest };
  },
  fromInput: ({ place }, id) => ({
    type: 'placeCard',
    attrs: {
      id,
      name: place.name,
      kind: place.kind ?? null,
      area: place.area ?? null,
      text: place.text ?? null,
      access: place.access ?? null,
      hours: place.hours ?? null,
      admission: place.admission ?? null,
      season: place.season ?? null,
      href: place.href ?? null,
      map: place.map ?? null,
      picture: toCardPicture(place.picture),
    },
  }),
  html(block, as) {
    const { name, kind, area, text, access, hours, admission, season, href, map, picture } = block.attrs;
    const words = blockStrings(as.language);
    const mixed = (value: string | null) => value && mixedText(value, as.language);
    return (
      <div class="card-box place-card" id={blockAnchor(block)}>
        <CardFigure picture={picture} as={as} />
        {(kind ?? area) && <p class="label">{mixed([kind, area].filter(Boolean).join(' · '))}</p>}
        <CardHead name={name} href={href} as={as} />
        {text && <p>{mixed(text)}</p>}
        <CardFacts
          facts={[
            [words.access, mixed(access)],
            [words.hours, mixed(hours)],
            [words.admission, mixed(admission)],
            [words.season, mixed(season)],
            [words.map, linkTo(map, words.showOnMap)],
          ]}
        />
      </div>
    );
  },
  text: ({ attrs: { name, kind, area, text, access, hours, admission, season } }) =>
    linesOf([name, kind, area, text, access, hours, admission, season]),
  pictures: ({ attrs }) => cardPictures(attrs.picture),
});
