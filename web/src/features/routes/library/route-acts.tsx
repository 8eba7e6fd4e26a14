import { Link, useNavigate } from '@tanstack/react-router';
import { Archive, Copy, PencilRuler } from 'lucide-react';
import { useState } from 'react';
import type { RouteView } from '../../../../../contracts/routes';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Refusal } from '../../../shared/ui/states';
import { useRouteAct } from '../routes.data';
import { routeWords, versionWords as words } from '../routes.words';
import { RouteForm } from './route-form';

/** What is done with a route as a whole. */
export function RouteActs({ route, no }: { route: RouteView; no: number | null }) {
  const navigate = useNavigate();
  const [open, setOpen] = useState<'copy' | 'retire' | null>(null);
  const close = () => setOpen(null);
  const retire = useRouteAct<RouteView>(close);
  if (route.retired) return null;
  return (
    <>
      <Link
        to="/admin/routes/$routeId/draw"
        params={{ routeId: route.id }}
        search={no === null ? {} : { version: no }}
        className="control inline-flex items-center gap-2 rounded-control bg-primary px-3 text-ui font-medium text-on-primary hover:bg-primary-hover"
      >
        <PencilRuler size={16} aria-hidden />
        {routeWords.draw}
      </Link>
      <Button icon={<Copy size={16} aria-hidden />} onPress={() => setOpen('copy')}>
        {words.copy}
      </Button>
      <Button icon={<Archive size={16} aria-hidden />} onPress={() => setOpen('retire')}>
        {words.retire}
      </Button>
      {open === 'copy' && (
        <RouteForm
          title={words.copyTitle}
          path={`/${route.id}/copies`}
          like={{ ...route, name: words.copyName(route.name) }}
          onClose={close}
          onSaved={({ id }) => void navigate({ to: '/admin/routes/$routeId', params: { routeId: id } })}
        />
      )}
      {open === 'retire' && (
        <ConfirmDialog
          title={words.retire}
          action={words.retire}
          look="danger"
          isPending={retire.isPending}
          onConfirm={() => retire.mutate({ path: `/${route.id}/retirement` })}
          onClose={close}
        >
          <p>{words.retireSays}</p>
          <Refusal error={retire.error} />
        </ConfirmDialog>
      )}
    </>
  );
}
