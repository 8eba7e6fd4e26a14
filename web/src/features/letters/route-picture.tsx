import { Map as MapIcon } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../shared/ui/button';
import { routePictureWords as words } from './route-picture.words';

const RoutePictureDialog = lazy(() => import('./route-picture-dialog'));

/** The way to the drawing of the route a letter is on; loaded when somebody wants to see it. */
export function RoutePicture({ letter, name }: { letter: string; name: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="pt-3">
      <Button icon={<MapIcon size={16} aria-hidden />} onPress={() => setOpen(true)}>
        {words.open}
      </Button>
      {isOpen && (
        <Suspense>
          <RoutePictureDialog letter={letter} name={name} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
