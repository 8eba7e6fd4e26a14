import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import type { TemplateView } from '../../../../contracts/templates';
import { useMe } from '../../shared/api/me';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { SelectField, TextField } from '../../shared/ui/field';
import { Menu } from '../../shared/ui/menu';
import { Refusal } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toast';
import { saveTemplate, templatesQuery } from './compose.data';
import { composeWords as w } from './compose.words';
import { hasText, type Draft } from './draft';

/** Texts to begin with, and the own text kept as one. */
export function TemplatesMenu({ draft, onUse }: { draft: Draft; onUse: (template: TemplateView) => void }) {
  const templates = useQuery(templatesQuery(draft.post)).data?.items ?? [];
  const [isSaving, setSaving] = useState(false);
  const entries = templates.map((template) => ({ id: template.id, label: template.title, onAct: () => onUse(template) }));
  return (
    <>
      <Menu
        label={w.templates}
        entries={[
          ...(entries.length ? entries : [{ id: 'none', label: w.noTemplates, isDisabled: true, onAct: () => undefined }]),
          { id: 'save', label: w.saveTemplate, isDisabled: !hasText(draft.document), onAct: () => setSaving(true) },
        ]}
        trigger={
          <Button look="quiet" icon={<FileText size={16} aria-hidden />}>
            {w.templates}
          </Button>
        }
      />
      {isSaving && <SaveTemplate draft={draft} onClose={() => setSaving(false)} />}
    </>
  );
}

type Scope = TemplateView['scope'];

function SaveTemplate({ draft: { post, subject, document }, onClose }: { draft: Draft; onClose: () => void }) {
  const queries = useQueryClient();
  const { posts, person } = useMe();
  const isHead = posts.some(({ postId, postKind }) => postId === post && postKind === 'HEAD');
  const scopes = (['PERSON', ...(isHead ? ['UNIT'] : []), ...(person.isAdmin ? ['ORGANISATION'] : [])] as Scope[]).map((id) => ({
    id,
    label: w.templateScopes[id],
  }));
  const [scope, setScope] = useState<Scope>('PERSON');
  const [title, setTitle] = useState(subject.slice(0, 120));
  const save = useMutation({
    mutationFn: () => saveTemplate({ kind: 'LETTER', scope, post, title: title.trim(), subject: subject.trim() || title.trim(), document }),
    onSuccess: async () => {
      toast({ title: w.templateSaved, tone: 'ok' });
      onClose();
      await queries.invalidateQueries({ queryKey: ['templates'] });
    },
  });
  return (
    <Dialog
      title={w.saveTemplate}
      width="narrow"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{w.cancel}</Button>
          <Button look="primary" isDisabled={!title.trim()} isPending={save.isPending} onPress={() => save.mutate()}>
            {w.save}
          </Button>
        </>
      }
    >
      <TextField label={w.templateTitle} value={title} onChange={setTitle} maxLength={120} isRequired autoFocus />
      {scopes.length > 1 && <SelectField label={w.templateScope} value={scope} onChange={setScope} options={scopes} />}
      <Refusal error={save.error} />
    </Dialog>
  );
}
