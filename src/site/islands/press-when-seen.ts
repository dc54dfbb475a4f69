/**
 * A mail's link need not be pressed twice by a person: the form is sent by itself once somebody is there, by a touch, a
 * key, a moved pointer, or a while in view. Programs that open links do none of it.
 */
const inViewMs = 1_500;

export function pressWhenSeen(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-press-when-seen]');
  if (!form || navigator.webdriver) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const press = (): void => {
    if (document.visibilityState !== 'visible') return;
    stop();
    form.submit();
  };
  const watch = (): void => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') timer = setTimeout(press, inViewMs);
  };
  const signs = ['pointermove', 'touchstart', 'keydown'] as const;
  function stop(): void {
    clearTimeout(timer);
    for (const sign of signs) removeEventListener(sign, press);
    document.removeEventListener('visibilitychange', watch);
  }
  for (const sign of signs) addEventListener(sign, press, { once: true });
  document.addEventListener('visibilitychange', watch);
  watch();
}
