import { queryOptions } from '@tanstack/react-query';
import type { LetterOpened } from '../../../../contracts/letters';
import type { HoldingOffice, InquiryTypeView } from '../../../../contracts/org';
import type { ActRecorded } from '../../../../contracts/tasks';
import type { SaveTemplate, TemplateList, TemplateView } from '../../../../contracts/templates';
import type { LetterView, VersionView } from '../../../../contracts/views';
import { act, get, Problem } from '../../shared/api/client';
import { serverNow } from '../../shared/api/server-clock';
import { creationOf, type Draft } from './draft';
import type { Keeping } from './draft-keeper';
import { remember } from './local-copy';

export const inquiryTypesQuery = queryOptions({
  queryKey: ['inquiry-types'],
  queryFn: ({ signal }) => get<InquiryTypeView[]>('/org/inquiry-types', {}, signal),
  staleTime: 60 * 60_000,
});

export const templatesQuery = (post: string) =>
  queryOptions({
    queryKey: ['templates', post, 'LETTER'],
    queryFn: ({ signal }) => get<TemplateList>('/templates', { post, kind: 'LETTER' }, signal),
    enabled: post !== '',
    staleTime: 5 * 60_000,
  });

export const holdingOfficeQuery = (nationalId: string) =>
  queryOptions({
    queryKey: ['holding-office', nationalId],
    queryFn: ({ signal }) => get<HoldingOffice>('/org/holding-office', { nationalId }, signal),
    staleTime: 60 * 60_000,
  });

export const versionQuery = (id: string, no: number) =>
  queryOptions({
    queryKey: ['letter', id, 'version', no],
    queryFn: ({ signal }) => get<VersionView>(`/letters/${id}/versions/${no}`, {}, signal),
    staleTime: Infinity,
  });

export const keeping: Keeping = {
  create: async (draft: Draft) => ({ id: (await act<LetterOpened>('/letters', creationOf(draft))).processId }),
  edit: (id, command) => act<ActRecorded & { version: number }>(`/letters/${id}/draft`, command, { method: 'PUT' }),
  remember,
  isOffline: (error) => error instanceof Problem && (error.status === 0 || error.status >= 502),
  isStale: (error) => error instanceof Problem && error.code === 'letter.version_stale',
  now: serverNow,
};

export const submit = (letter: LetterView, { reviewers, signers }: Draft, version: number) =>
  act<ActRecorded>(commandOf(letter, 'draft'), { outcome: 'submitted', version, reviewers, signers }, { wait: 2 });

export const discard = (letter: LetterView) => act<ActRecorded>(commandOf(letter, 'draft'), { outcome: 'discarded' }, { wait: 2 });

/** The text a reviewer changed, agreed to in the same act; one that stands as it was is agreed to and no more. */
export const editAndApprove = (letter: LetterView, { subject, document }: Draft, version: number, isChanged: boolean) =>
  act<ActRecorded>(
    commandOf(letter, 'review'),
    isChanged ? { outcome: 'edited', version, subject: subject.trim(), document } : { outcome: 'approved', version },
    { wait: 2 },
  );

export const taskOf = (letter: LetterView, kind: 'draft' | 'review') =>
  letter.tasks.find((task) => task.kind === kind && task.possible.length > 0);

/** `act` puts the root of the API before it. */
const commandOf = (letter: LetterView, kind: 'draft' | 'review') => taskOf(letter, kind)!.command.replace(/^\/api/, '');

export const saveTemplate = (command: SaveTemplate) => act<TemplateView>('/templates', command);
