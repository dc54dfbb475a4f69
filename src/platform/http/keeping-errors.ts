/** What goes wrong with databases, backups and restores: a part of the table of errors. */
export const keepingErrors = {
  'backup-broken': {
    status: 422,
    sentence: 'The file is no whole backup, and nothing was touched.',
    next: 'Use another one; `tar --zstd -tf FILE` shows what can be read of this.',
  },
  'no-database': {
    status: 503,
    sentence: 'There is no database.',
    next: 'Name another folder by DATA_DIR, or a server by DATABASE_URL; or begin: `npm start`, `kawaraban init`.',
  },
  'backup-incomplete': {
    status: 500,
    sentence: 'Files of pictures are missing, and so they are in the backup.',
    next: 'Look at DATA_DIR/media. Older backups have them: keep those, and restore the files from there.',
  },
  'backup-nothing': {
    status: 409,
    sentence: 'There is no network to back up.',
    next: 'Look at DATA_DIR and DATABASE_URL: this is another database than the one that you mean.',
  },
  'backup-newer': {
    status: 409,
    sentence: 'The backup was made by a newer Kawaraban.',
    next: 'Upgrade this one first, then restore.',
  },
  'restore-occupied': {
    status: 409,
    sentence: 'There is a network already.',
    next: 'Give --replace if it may go; what it holds is lost.',
  },
  'restore-foreign': {
    status: 409,
    sentence: 'This database is not Kawaraban’s.',
    next: 'Look at DATABASE_URL, and give an empty database.',
  },
  'restore-running': {
    status: 409,
    sentence: 'Kawaraban runs on this database.',
    next: 'Stop every node first.',
  },
  'restore-unfinished': {
    status: 409,
    sentence: 'A restore broke off, and what is there is no whole network.',
    next: 'Run it again: `./kawaraban restore FILE --replace`.',
  },
} as const;
