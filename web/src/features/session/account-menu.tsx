import { Check, LogOut, Lock, Settings } from 'lucide-react';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import type { ReactNode } from 'react';
import { seatWords } from '../../../../contracts/words';
import { useMe } from '../../shared/api/me';
import { AccountName } from './account';
import { lockScreen } from './lock-wish';
import { useChoosePost, useSignOut } from './session.data';
import { sessionWords } from './session.words';

const ALL = 'all';

/** Who is here and as what; where somebody with several posts works in one of them, or in all merged. */
export default function AccountMenu() {
  const { posts, chosenPostId } = useMe();
  const navigate = useNavigate();
  const choose = useChoosePost();
  const signOut = useSignOut();
  const chosen = posts.find(({ postId }) => postId === chosenPostId) ?? (posts.length === 1 ? posts[0] : undefined);
  const act = (id: string) => {
    if (id === 'settings') void navigate({ to: '/settings' });
    else if (id === 'lock') lockScreen();
    else if (id === 'sign-out') signOut.mutate();
    else choose.mutate(id === ALL ? null : id);
  };
  return (
    <MenuTrigger>
      <Button className="control flex min-w-0 items-center gap-2 rounded-control px-2 text-start data-[hovered]:bg-sunken">
        <AccountName />
      </Button>
      <Popover
        className="z-50 w-80 max-w-[calc(100vw-1rem)] rounded-card border border-line bg-surface py-1 shadow-lg"
        placement="bottom end"
      >
        <Menu aria-label={sessionWords.account} onAction={(id) => act(String(id))} className="max-h-[70dvh] overflow-y-auto">
          {posts.length > 1 && (
            <MenuSection>
              <Header className="px-4 py-1 text-meta text-ink-3">{sessionWords.workAs}</Header>
              <Item id={ALL} text={sessionWords.allPosts} icon={!chosen && <Check size={16} />} />
              {posts.map(({ postId, title, unitName, kind }) => (
                <Item
                  key={postId}
                  id={postId}
                  text={title}
                  detail={`${unitName}${kind === 'HOLDER' ? '' : ` (${seatWords[kind]})`}`}
                  icon={chosen?.postId === postId && <Check size={16} />}
                />
              ))}
            </MenuSection>
          )}
          {posts.length > 1 && <Separator className="my-1 border-t border-line" />}
          <Item id="settings" text={sessionWords.settings} icon={<Settings size={16} />} />
          <Item id="lock" text={sessionWords.lock} icon={<Lock size={16} />} />
          <Item id="sign-out" text={sessionWords.signOut} icon={<LogOut size={16} className="mirrored" />} />
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Item({ id, text, detail, icon }: { id: string; text: string; detail?: string; icon: ReactNode }) {
  return (
    <MenuItem
      id={id}
      textValue={text}
      className="control mx-1 flex cursor-pointer items-center gap-3 rounded-control px-3 py-1 text-ui data-[focused]:bg-sunken"
    >
      <span aria-hidden className="flex w-4 shrink-0 justify-center">
        {icon}
      </span>
      <span className="min-w-0">
        <span className="block">{text}</span>
        {detail && <span className="block text-meta text-ink-3">{detail}</span>}
      </span>
    </MenuItem>
  );
}
