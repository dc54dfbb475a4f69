/**
 * `node scripts/prepare.mjs start|test`: installs and builds what `npm start` or `npm test` needs, and nothing when
 * nothing changed. Runs on Node 20 with nothing installed; the old syntax of this file is so that an older Node can
 * still say that it is too old.
 */
var major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(
    'Kawaraban needs Node 20 or newer to start; this is ' + process.version + '. Install one from https://nodejs.org.',
  );
  process.exit(1);
}
void import('./prepare/prepare-project.mjs').then(function (prepare) {
  return prepare.main(process.argv[2]);
});
