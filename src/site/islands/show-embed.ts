/**
 * What others host is shown in place once it is pressed, and not before: nothing of it is asked for. Whoever ticks so
 * has it shown from then on, in this browser and until they say otherwise; nobody else is told.
 */

const remembered = 'embeds';

export function showEmbed(): void {
  for (const embed of document.querySelectorAll<HTMLElement>('.embed[data-frame]')) {
    const curtain = embed.querySelector('.curtain');
    const offered = curtain?.querySelector('template');
    if (!curtain || !offered) continue;
    const provider = embed.dataset['provider'] ?? '';
    offered.replaceWith(offered.content);
    const button = curtain.querySelector('button');
    const always = curtain.querySelector('input');
    button?.addEventListener('click', () => {
      remember(provider, always?.checked ?? false);
      show(embed, curtain).focus();
    });
    if (!always) continue;
    always.checked = allowed().includes(provider);
    // What was ticked once is taken back by the same tick.
    always.addEventListener('change', () => {
      if (!always.checked) remember(provider, false);
    });
    if (always.checked) show(embed, curtain);
  }
}

/** Only what is near is loaded, also of what is always shown. */
function show(embed: HTMLElement, curtain: Element): HTMLIFrameElement {
  const frame = Object.assign(document.createElement('iframe'), {
    src: embed.dataset['frame'] ?? '',
    title: curtain.querySelector('.title')?.textContent ?? '',
    loading: 'lazy',
    allow: 'fullscreen; picture-in-picture; encrypted-media',
    allowFullscreen: true,
  });
  frame.setAttribute(
    'sandbox',
    'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation',
  );
  curtain.before(frame);
  embed.classList.add('open');
  curtain.querySelector('button')?.remove();
  return frame;
}

function allowed(): string[] {
  try {
    return (localStorage.getItem(remembered) ?? '').split(' ');
  } catch {
    // A browser that keeps nothing: it is asked each time.
    return [];
  }
}

function remember(provider: string, always: boolean): void {
  const others = allowed().filter((one) => one !== provider && one !== '');
  try {
    localStorage.setItem(remembered, [...others, ...(always ? [provider] : [])].join(' '));
  } catch {
    // The same.
  }
}
