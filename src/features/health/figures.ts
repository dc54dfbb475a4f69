/** The figures behind the findings, by the names that Prometheus gets them by, after `kawaraban_`. */

export const figureHelps = {
  database_bytes: 'Size of the database.',
  database_transaction_age:
    'Transactions since the oldest that is not frozen; at 2.1 billion the server stops writing.',
  database_longest_transaction_seconds: 'Age of the longest transaction.',
  database_connections: 'Connections to the server.',
  database_connections_max: 'Connections that the server allows.',
  processes: 'Serving and working processes on this database, by version.',
  disk_free_bytes: 'Free on the disk of DATA_DIR.',
  disk_free_ratio: 'Share of the disk of DATA_DIR that is free.',
  worker_silent_seconds: 'Since a worker was last heard of.',
  tasks_waiting: 'Tasks that are due and not begun.',
  tasks_oldest_seconds: 'For how long the oldest of them has waited.',
  tasks_given_up: 'Tasks that were tried as often as they may be.',
  letters_late: 'Deliveries that have waited for more than an hour.',
  letters_uncertain: 'Deliveries of the last day of which nobody knows whether they arrived.',
  wire_silent_seconds:
    'Since an agency last sent something; of one that never has, since it was added or its rhythm was set.',
  wire_rhythm_seconds: 'How often an agency sends something, where that is said.',
  wire_files_failed: 'Files of an agency that could not be taken in, of the last day.',
  wire_fields: 'Fields in which an agency has sent words in the last month.',
  wire_fields_lost: 'Those of which some words stand in no item.',
  wire_fields_new: 'Those that an agency has begun to send in the last week: its format has changed.',
  wire_pictures_not_shown: 'Pictures of the last day that items name and that are not shown.',
  counts_mended: 'Counts that were not what they count and were mended, in seven days. Any is a defect.',
  recount_age_seconds: 'Since counts were last held against what they count.',
  backup_age_seconds: 'Since the last backup.',
} as const;

export type FigureName = keyof typeof figureHelps;

export interface Figure {
  name: FigureName;
  value: number;
  labels?: Record<string, string>;
}

/** None of what is not known. */
export function known(name: FigureName, value: number | null, labels: Record<string, string> = {}): Figure[] {
  return value === null ? [] : [{ name, value, labels }];
}
