import { CircleHelp, Menu, Search } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import { Suspense, lazy, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useKeycap } from '../../shared/shortcuts/shortcuts';
import { Brand } from '../../shared/ui/brand';
import { brandWords } from '../../shared/ui/brand.words';
import { IconButton, Keycap } from '../../shared/ui/button';
import { shellWords } from './shell.words';

const Notifications = lazy(() => import('./notifications'));

export interface HeaderProps {
  account: ReactNode;
  onNavigation: () => void;
  onSearch: () => void;
  onHelp: () => void;
}

export function Header({ account, onNavigation, onSearch, onHelp }: HeaderProps) {
  const [search, help] = [useKeycap('palette'), useKeycap('help')];
  return (
    <header className="sticky top-0 z-30 flex h-13 shrink-0 items-center gap-1 border-b border-line bg-surface px-2 md:gap-2 md:px-4">
      <IconButton label={shellWords.openNavigation} onPress={onNavigation} className="lg:hidden">
        <Menu size={20} aria-hidden />
      </IconButton>
      <Link to="/" aria-label={brandWords.name} className="flex shrink-0 items-center rounded-control lg:w-50">
        <Brand />
      </Link>
      <div className="flex min-w-fit flex-1 justify-end md:min-w-0 md:justify-center">
        <Button
          onPress={onSearch}
          className="control hidden w-full max-w-96 items-center gap-2 rounded-control border border-line-strong bg-surface px-3 text-ui text-ink-3 data-[hovered]:bg-sunken md:flex"
        >
          <Search size={16} aria-hidden />
          <span className="flex-1 truncate text-start">{shellWords.search}</span>
          {search && <Keycap>{search}</Keycap>}
        </Button>
        <IconButton label={shellWords.searchShort} onPress={onSearch} className="md:hidden">
          <Search size={20} aria-hidden />
        </IconButton>
      </div>
      <span className="hidden md:contents">
        <IconButton label={shellWords.help} hint={help} onPress={onHelp}>
          <CircleHelp size={20} aria-hidden />
        </IconButton>
      </span>
      <Suspense fallback={<span className="control aspect-square" />}>
        <Notifications />
      </Suspense>
      {account}
    </header>
  );
}
