/** Paid for, and says so first: the word, the payer, whose words these are; no face and no byline of the house. */
import { mixedText } from '../../../network/network.ts';
import type { KindProps, StoryParts } from '../kind.ts';
import { Day } from '../parts/days.tsx';
import { Facts } from '../parts/facts.tsx';
import type { PressReleaseFields } from './fields.ts';
import { KindBox } from '../parts/kind-box.tsx';
import { pressReleaseStrings } from './strings.ts';

export function pressReleaseParts({ story }: KindProps<PressReleaseFields>): StoryParts {
  const { language } = story;
  const { client, contact, issuedOn, about } = story.fields;
  const words = pressReleaseStrings(language);
  const name = mixedText(client.name, language);
  return {
    label: (
      <p class="paid">
        <b>{words.label}</b>
        {mixedText(words.by(client.name), language)}
      </p>
    ),
    above: <p class="correction not-ours">{mixedText(words.notOurs(client.name), language)}</p>,
    below: (
      <>
        <KindBox title={words.contact}>
          <Facts
            facts={[
              [
                mixedText(contact.name, language),
                <>
                  {contact.role !== undefined && <>{mixedText(contact.role, language)}, </>}
                  {client.address === undefined ? (
                    name
                  ) : (
                    <a href={client.address} rel="sponsored nofollow" data-host={new URL(client.address).host}>
                      {name}
                    </a>
                  )}
                </>,
              ],
              contact.email !== undefined && [words.mail, <a href={`mailto:${contact.email}`}>{contact.email}</a>],
              contact.phone !== undefined && [
                words.phone,
                <a href={`tel:${contact.phone.replaceAll(/[^+\d]/g, '')}`}>{unbroken(contact.phone)}</a>,
              ],
              [words.issued, <Day day={issuedOn} language={language} />],
            ]}
          />
        </KindBox>
        {about !== undefined && (
          <KindBox title={mixedText(words.about(client.name), language)}>
            <p>{mixedText(about, language)}</p>
          </KindBox>
        )}
      </>
    ),
  };
}

/** A telephone number stays on one line. */
function unbroken(phone: string): string {
  return phone.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011');
}
