// Imports the packages that Meridian imports, and does nothing with them.
import '@slack/bolt';
import '@slack/web-api';
import 'better-sqlite3';
import 'fastest-levenshtein';
import 'kysely';
import 'kysely/migration';
import 'luxon';
import 'node-cron';
import 'pino';
import 'zod';

process.stdout.write('ready\n');
