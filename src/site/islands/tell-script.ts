/** A form that asks whether there is script is told so: whoever logs in without gets pages that need none. */
export function tellScript(): void {
  for (const form of document.querySelectorAll('form[data-js]')) {
    const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'js', value: '1' });
    form.append(field);
  }
}
