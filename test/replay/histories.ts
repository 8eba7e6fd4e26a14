import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporal } from '@temporalio/proto';

const { History } = temporal.api.history.v1;
type History = temporal.api.history.v1.IHistory;

export const historiesFolder = join(__dirname, 'histories');

/** A recorded run. @see encodeHistory */
export interface Recorded {
  name: string;
  workflowId: string;
  history: History;
}

/**
 * What Temporal recorded of a run, as a file: a little to read, and the history in its binary form. Its JSON form can only be read where
 * npm has put one copy of protobufjs for all packages of the SDK; the binary form is read everywhere.
 */
export function encodeHistory(story: string, workflowId: string, history: History): string {
  const events = (history.events ?? []).map(({ eventType }) => temporal.api.enums.v1.EventType[eventType ?? 0]?.replace('EVENT_TYPE_', ''));
  const bytes = Buffer.from(History.encode(history).finish()).toString('base64');
  return `${JSON.stringify({ story, workflowId, events, history: bytes.match(/.{1,120}/g) }, null, 1)}\n`;
}

export function recordedHistories(): Recorded[] {
  return readdirSync(historiesFolder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const { workflowId, history } = JSON.parse(readFileSync(join(historiesFolder, file), 'utf8')) as { workflowId: string; history: string[] };
      return { name: file.replace('.json', ''), workflowId, history: History.decode(Buffer.from(history.join(''), 'base64')) };
    });
}
