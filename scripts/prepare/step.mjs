/** Runs one step and, when it takes longer than a second, says what it is and how long it has taken. */
export async function step(title, work) {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(process.stderr.isTTY ? 0 : 1);
  let said = false;
  const tell = () => {
    said = true;
    process.stderr.write(process.stderr.isTTY ? `\r· ${title} … ${seconds()} s` : `· ${title} … ${seconds()} s\n`);
  };
  const first = setTimeout(tell, 1_000);
  const next = setInterval(tell, process.stderr.isTTY ? 1_000 : 10_000);
  try {
    const result = await work();
    if (said) process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}✓ ${title}: ${seconds()} s   \n`);
    return result;
  } catch (error) {
    if (said && process.stderr.isTTY) process.stderr.write('\n');
    throw error;
  } finally {
    clearTimeout(first);
    clearInterval(next);
  }
}
