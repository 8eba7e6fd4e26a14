import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import type { LetterView } from '../../../../contracts/views';
import { count } from '../../shared/format/format';
import { letterQuery, useLetterChanged } from '../../shared/letters/letter.data';
import { useChart } from '../../shared/org/chart.data';
import { useShortcuts } from '../../shared/shortcuts/shortcuts';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { cx } from '../../shared/ui/cx';
import { Choice, TextField } from '../../shared/ui/field';
import { Refusal } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toast';
import { stateWords } from '../../shared/ui/ui.words';
import type { LetterEditorHandle } from '../../shared/editor/letter-editor';
import { AddressFields } from './address-fields';
import { editAndApprove, submit } from './compose.data';
import { ComposeHeader } from './compose-header';
import { composeWords as w } from './compose.words';
import { Conflict } from './conflict';
import { DetailsPanel } from './details-panel';
import { DiscardDialog } from './discard-dialog';
import { changesOf, missingIn, type Draft, type Kind, type Missing } from './draft';
import { LetterSheet } from './letterhead';
import { MissingList } from './missing-list';
import { RelationField } from './relation-field';
import { SendDialog } from './send-dialog';
import { TemplatesMenu } from './templates-menu';
import { useDraft } from './use-draft';
import { VersionsDialog } from './versions-dialog';

const loadEditor = () => import('../../shared/editor/letter-editor');
const LetterEditor = lazy(loadEditor);
loadEditor().catch(() => undefined); // it is the largest part of the screen, so it is not waited for in a row; lazy() asks again

/** The sheet, what is written around it, and what is done with it. A reviewer sees the sheet and the subject only. */
export function ComposeForm({ start, letter: opened, isReview = false, onBorn }: ComposeFormProps) {
  const { keeper, kept, recovered } = useDraft(start, opened, isReview, onBorn);
  const { draft, id, version, state } = kept;
  const letter = useQuery({ ...letterQuery(id ?? ''), enabled: id !== null }).data ?? opened;
  const [first] = useState(draft.document);
  const [overlay, setOverlay] = useState<'send' | 'versions' | 'discard' | null>(null);
  const [asked, setAsked] = useState(false);
  const [showsRecovery, setShowsRecovery] = useState(recovered);
  const editor = useRef<LetterEditorHandle>(null);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const changed = useLetterChanged(id ?? '');
  const index = useChart().data;

  const lacking = isReview ? missingIn(draft).filter((what) => what === 'subject' || what === 'text') : missingIn(draft);
  const missing = (what: Missing) => (asked && lacking.includes(what) ? w.missing[what] : undefined);
  const isChanged = changesOf(draft, start) !== null;
  const change = (part: Partial<Draft>) => keeper.change(part);
  const begun = async () => ((await keeper.save()) ? keeper.snapshot().id : null);
  const print = async () => {
    const saved = await begun();
    if (saved) await navigate({ to: '/letters/$letterId/print', params: { letterId: saved } });
  };
  const showVersions = async () => {
    await begun();
    await changed();
    setOverlay('versions');
  };
  const put = (next: Pick<Draft, 'document'> & Partial<Draft>) => {
    change(next);
    editor.current?.replace(next.document);
  };
  const see = (letterId: string) => void navigate({ to: '/letters/$letterId', params: { letterId } });
  const leave = async (title: string, detail?: string, sent?: string) => {
    keeper.stop();
    localStorage.removeItem(`chapar.draft.${id ?? ''}`);
    await changed();
    toast({ title, detail, tone: 'ok', ...(sent && { action: { label: w.openLetter, onAct: () => see(sent) } }) });
    void navigate({ to: '/cartable/$folder', params: { folder: isReview ? 'approve' : 'drafts' } });
  };
  const sheet = (text: ReactNode) => (
    <div className="px-2 md:px-6">
      <LetterSheet draft={draft} hasFiles={!!letter?.attachments.length}>
        {text}
      </LetterSheet>
    </div>
  );
  const ask = () => {
    setAsked(true);
    if (lacking.length > 0) document.getElementById('missing')?.focus();
    else setOverlay('send');
  };
  const send = async () => {
    if (isReview) {
      await editAndApprove(letter!, draft, version, isChanged);
      return leave(isChanged ? w.approved : w.approvedUnchanged);
    }
    if (!(await keeper.save(true))) throw keeper.snapshot().error;
    const now = keeper.snapshot();
    const fresh = letter ?? (await letterNow(now.id!));
    await submit(fresh, now.draft, now.version);
    const next = index?.byId.get(now.draft.reviewers[0] ?? now.draft.signers[0] ?? '');
    await leave(w.sent, next && w.sentTo([next.label, next.post?.holders[0]?.name].filter(Boolean).join(' — ')), now.id!);
  };
  const letterNow = (letterId: string) => queries.fetchQuery({ ...letterQuery(letterId), staleTime: 0 });
  useShortcuts({ send: ask });

  return (
    <div className="flex min-h-full flex-col lg:[--toolbar-top:4.25rem]">
      <ComposeHeader
        kept={kept}
        isReview={isReview}
        isSaved={!!letter}
        onBack={() => void navigate({ to: '/cartable/$folder/$letterId', params: { folder: 'approve', letterId: id! } })}
        onDiscard={() => setOverlay('discard')}
        onVersions={() => void showVersions()}
        onPrint={() => void print()}
        onSend={ask}
      />
      <div className="space-y-2 px-4 pt-3 empty:hidden">
        {state === 'stale' && id && (
          <Conflict
            id={id}
            draft={draft}
            onKeep={(theirs) => void keeper.overwrite(theirs)}
            onTake={(theirs, theirVersion) => {
              editor.current?.replace(theirs.document);
              keeper.take(theirs, theirVersion);
            }}
          />
        )}
        {state === 'refused' && <Refusal error={kept.error} />}
        {showsRecovery && (
          <Banner
            tone="info"
            role="status"
            action={
              <Button
                onPress={() => {
                  put(start);
                  setShowsRecovery(false);
                }}
              >
                {w.forget}
              </Button>
            }
          >
            {w.recovered}
          </Banner>
        )}
        {asked && <MissingList missing={lacking} />}
      </div>
      <div
        className={cx('grid flex-1 items-start gap-4 p-4', isReview ? 'mx-auto w-full max-w-5xl' : 'lg:grid-cols-[minmax(0,1fr)_21rem]')}
      >
        <div className="min-w-0 space-y-4">
          <div className="grid items-start gap-x-4 gap-y-3 rounded-card border border-line bg-surface p-4 md:grid-cols-2">
            {!opened && (
              <Choice
                label={w.kind}
                value={draft.kind}
                onChange={(kind: Kind) => change({ kind })}
                options={kinds}
                isDisabled={id !== null}
                className="md:col-span-2"
              />
            )}
            {!isReview && <AddressFields draft={draft} onChange={(recipients) => change({ recipients })} error={missing('recipients')} />}
            <TextField
              label={w.subject}
              placeholder={w.subjectHint}
              isRequired
              value={draft.subject}
              onChange={(subject) => change({ subject })}
              maxLength={300}
              error={missing('subject')}
              className={isReview ? 'md:col-span-2' : undefined}
            />
            {!isReview && <RelationField draft={draft} onChange={change} />}
          </div>
          <section aria-label={w.text} className={cx('rounded-card border bg-canvas', missing('text') ? 'border-danger' : 'border-line')}>
            {missing('text') && <p className="px-4 pt-2 text-meta text-danger">{missing('text')}</p>}
            <Suspense fallback={<SheetFirst>{sheet(<p className="min-h-72 text-letter text-ink-3">{w.placeholder}</p>)}</SheetFirst>}>
              <LetterEditor
                label={w.text}
                placeholder={w.placeholder}
                document={first}
                onChange={(document) => change({ document })}
                onSubmit={ask}
                onReady={(handle) => (editor.current = handle)}
                tools={
                  isReview ? undefined : (
                    <TemplatesMenu
                      draft={draft}
                      onUse={(template) => {
                        put({
                          document: template.document ?? draft.document,
                          ...(!draft.subject.trim() && { subject: template.subject ?? '' }),
                        });
                        toast({ title: w.templateUsed(template.title) });
                      }}
                    />
                  )
                }
                paper={sheet}
              />
            </Suspense>
          </section>
        </div>
        {!isReview && (
          <div className="rounded-card border border-line bg-surface">
            <DetailsPanel draft={draft} letter={letter} missing={missing} onChange={change} begun={begun} />
          </div>
        )}
      </div>
      {overlay === 'send' && (
        <SendDialog
          draft={draft}
          files={letter?.attachments.length ?? 0}
          review={isReview ? { isChanged } : undefined}
          send={send}
          onClose={() => setOverlay(null)}
        />
      )}
      {overlay === 'versions' && letter && (
        <VersionsDialog
          letter={letter}
          onClose={() => setOverlay(null)}
          onUse={(old) => {
            put({ document: old.document, subject: old.subject });
            setOverlay(null);
            toast({ title: w.versionUsed(count(old.no)), tone: 'ok' });
          }}
        />
      )}
      {overlay === 'discard' && letter && (
        <DiscardDialog letter={letter} onClose={() => setOverlay(null)} onDone={() => void leave(w.discarded)} />
      )}
    </div>
  );
}

export interface ComposeFormProps {
  start: Draft;
  /** as it was opened; null for one that begins */
  letter: LetterView | null;
  isReview?: boolean;
  onBorn: (id: string) => void;
}

const kinds = (['LETTER', 'INQUIRY', 'CIRCULAR'] as const).map((id) => ({ id, label: w.kinds[id] }));

/** The sheet stands before the editor does; above it, the room of the toolbar. */
const SheetFirst = ({ children }: { children: ReactNode }) => (
  <div role="status" aria-label={stateWords.loading}>
    <div className="h-10.25 rounded-t-card border-b border-line bg-surface" />
    {children}
  </div>
);
