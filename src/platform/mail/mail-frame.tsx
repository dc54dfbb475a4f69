/** Every mail looks like this: words in a column, one button, who sent it and why. Styles inline, as mail programs want. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

export interface MailParts {
  language: 'en' | 'ja';
  sender: string;
  heading: string;
  /** Plain paragraphs. */
  paragraphs: readonly string[];
  button?: { text: string; href: string };
  /** Another way, under the button. */
  other?: { text: string; href: string } | undefined;
  /** After the button: what to do if it does not work, why this was sent. */
  small: readonly string[];
}

const sans = "'Helvetica Neue', Arial, 'Hiragino Sans', 'Noto Sans JP', sans-serif";
const text = { margin: '0 0 16px', fontSize: '16px', lineHeight: '1.6', color: '#14191f' };
const fine = { margin: '0 0 8px', fontSize: '13px', lineHeight: '1.5', color: '#5c6670' };

/** The same in HTML and as text. */
export function mailBodies(parts: MailParts): { html: string; text: string } {
  const { heading, paragraphs, button, other, small, sender } = parts;
  const html = `<!doctype html>${renderToString(<MailDocument {...parts} />)}`;
  const plain = [
    heading,
    ...paragraphs,
    ...[button, other].flatMap((link) => (link ? [`${link.text}:\n${link.href}`] : [])),
    ...small,
    `-- \n${sender}`,
  ];
  return { html, text: `${plain.join('\n\n')}\n` };
}

function MailDocument({ language, sender, heading, paragraphs, button, other, small }: MailParts) {
  return (
    <MailPage language={language} title={heading} sender={sender}>
      <h1 style={{ margin: '0 0 16px', fontSize: '22px', lineHeight: '1.3', color: '#14191f' }}>{heading}</h1>
      {paragraphs.map((paragraph) => (
        <p style={text}>{paragraph}</p>
      ))}
      {button && (
        <p style={{ margin: '0 0 24px' }}>
          <a
            href={button.href}
            style={{
              display: 'inline-block',
              padding: '12px 20px',
              background: '#14191f',
              color: '#ffffff',
              fontSize: '16px',
              fontWeight: '600',
              textDecoration: 'none',
            }}
          >
            {button.text}
          </a>
        </p>
      )}
      {other && (
        <p style={text}>
          <a href={other.href} style={{ color: '#14191f' }}>
            {other.text}
          </a>
        </p>
      )}
      {small.map((line) => (
        <p style={fine}>{line}</p>
      ))}
    </MailPage>
  );
}

/** The frame alone, for mails that are more than a message. */
export function MailPage({
  language,
  title,
  sender,
  children,
}: {
  language: string;
  title: string;
  sender: string;
  children: ComponentChildren;
}) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
      </head>
      <body style={{ margin: '0', padding: '24px 16px', background: '#ffffff', fontFamily: sans }}>
        <div style={{ maxWidth: '560px', margin: '0 auto' }}>
          <p
            style={{
              margin: '0 0 24px',
              paddingBottom: '12px',
              borderBottom: '3px solid #14191f',
              fontSize: '18px',
              fontWeight: '700',
              color: '#14191f',
            }}
          >
            {sender}
          </p>
          {children}
        </div>
      </body>
    </html>
  );
}
