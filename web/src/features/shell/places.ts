import {
  AlarmClockOff,
  Archive,
  BookOpen,
  CalendarDays,
  Building2,
  CircleHelp,
  ClipboardList,
  Forward,
  Hash,
  History,
  Inbox,
  LayoutDashboard,
  Megaphone,
  NotebookPen,
  OctagonAlert,
  PenLine,
  Send,
  SquarePen,
  Stamp,
  Star,
  Timer,
  Users,
  Waypoints,
  type LucideIcon,
} from 'lucide-react';
import type { Folder } from '../../../../contracts/cartable';
import type { MeView } from '../../../../contracts/auth';
import { navigationWords } from './shell.words';

export interface Place {
  to: string;
  label: string;
  icon: LucideIcon;
  /** whose exact number stands beside it */
  folder?: Folder;
  /** the number of letters that stand still is beside it */
  countsIncidents?: boolean;
  /** lateness is told in red */
  isAlarm?: boolean;
}

export interface PlaceGroup {
  title: string;
  places: readonly Place[];
}

const folder = (folder: Folder, label: string, icon: LucideIcon, isAlarm = false): Place => ({
  to: `/cartable/${folder}`,
  label,
  icon,
  folder,
  isAlarm,
});
const w = navigationWords;

const cartable: PlaceGroup = {
  title: w.mine,
  places: [
    folder('received', w.received, Inbox),
    folder('approve', w.approve, PenLine),
    folder('inquiries', w.inquiries, CircleHelp),
    folder('followUp', w.followUp, Star),
    folder('referred', w.referred, Forward),
    folder('sent', w.sent, Send),
    folder('drafts', w.drafts, SquarePen),
    folder('overdue', w.overdue, AlarmClockOff, true),
    folder('notices', w.notices, Megaphone, true),
    folder('archive', w.archive, Archive),
  ],
};
const secretariat: PlaceGroup = {
  title: w.secretariat,
  places: [
    { to: '/secretariat', label: w.desk, icon: Stamp, folder: 'secretariat' },
    { to: '/secretariat/incoming', label: w.incoming, icon: NotebookPen },
    { to: '/secretariat/books', label: w.books, icon: BookOpen },
  ],
};
const supervision: PlaceGroup = { title: w.supervision, places: [{ to: '/supervision', label: w.board, icon: LayoutDashboard }] };
const administration: PlaceGroup = {
  title: w.administration,
  places: [
    { to: '/admin/units', label: w.units, icon: Building2 },
    { to: '/admin/people', label: w.people, icon: Users },
    { to: '/admin/inquiry-types', label: w.inquiryTypes, icon: ClipboardList },
    { to: '/admin/policies', label: w.policies, icon: Timer },
    { to: '/admin/routes', label: w.routes, icon: Waypoints },
    { to: '/admin/incidents', label: w.incidents, icon: OctagonAlert, countsIncidents: true, isAlarm: true },
    { to: '/admin/calendar', label: w.calendar, icon: CalendarDays },
    { to: '/admin/numbers', label: w.numbers, icon: Hash },
    { to: '/admin/changes', label: w.changes, icon: History },
  ],
};

/** What the person's posts give them to see; the server decides again at every door. */
export function placesOf({ person, posts }: MeView): PlaceGroup[] {
  const has = (...kinds: string[]) => posts.some(({ postKind }) => kinds.includes(postKind));
  const directs = posts.some(({ postKind, standsIn }) => (postKind === 'SUPERVISOR' || postKind === 'HEAD') && standsIn?.scope !== 'DESK');
  return [
    ...(posts.length > 0 ? [cartable] : []),
    ...(has('CLERK') ? [secretariat] : []),
    ...(directs ? [supervision] : []),
    ...(person.isAdmin ? [administration] : []),
  ];
}
