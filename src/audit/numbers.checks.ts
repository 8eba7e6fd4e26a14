import { AT_MOST, type Check, type Violation } from './check';

export const books: Check = {
  id: 'I4',
  title: 'numbers have no gap and no double, book by book and year by year',
  async run(audit) {
    const [counted] = await audit.query<{ books: number; numbers: number }>(
      `select (select count(*)::int from books) as books, (select count(*)::int from numbers) as numbers`,
    );
    audit.saw(counted!.books, 'books');
    audit.saw(counted!.numbers, 'numbers');
    return audit.query<Violation>(`
      with used as (select book_id, year, count(*) as n, min(no) as first, max(no) as last, count(distinct number) as texts from numbers group by book_id, year)
      select 'book ' || coalesce(c.book_id, u.book_id) || ' of ' || coalesce(c.year, u.year) as where,
             'stands at ' || coalesce(c.last_no, 0) || ' and has ' || coalesce(u.n, 0) || ' numbers, ' || coalesce(u.first || ' to ' || u.last, 'none')
               || case when u.texts < u.n then ', one of them printed twice' else '' end as what
      from counters c full join used u on u.book_id = c.book_id and u.year = c.year
      where c.last_no is distinct from u.n or c.last_no is distinct from u.last or u.first is distinct from 1 or u.texts < u.n limit ${AT_MOST}`);
  },
};

/** The number on a letter is the one its own office's book gave, void when it was said so; a unit that registered it has one too. */
export const numbers: Check = {
  id: 'numbers',
  title: 'letters carry the numbers that the books gave them',
  async run(audit) {
    audit.saw(await audit.countInYears(`letters where year = $1`), 'letters');
    const own = await audit.inYears(`
      with registered as (select process_id from acts where year = $1 and (kind = 'done' and key = 'register' or kind = 'answered' and refs->>'outcome' = 'registered') group by process_id),
           voided as (select process_id from acts where year = $1 and kind = 'said' and key = 'void'),
           compared as (
             select 'letter ' || l.id as where,
               case when n.number is distinct from l.number then 'carries ' || coalesce(l.number, 'no number') || ', and the book says ' || coalesce(n.number, 'none')
                    when (r.process_id is null) <> (l.number is null) then 'its journal and its number do not agree on whether it is registered'
                    when (n.state = 'VOID') <> (v.process_id is not null) then 'its number is ' || n.state || ', and the journal says otherwise' end as what
             from letters l left join numbers n on n.letter_id = l.id and n.process_id = l.id left join registered r on r.process_id = l.id left join voided v on v.process_id = l.id
             where l.year = $1)
      select * from compared where what is not null`);
    const received = await audit.inYears(`
      select p.workflow_id as where, 'is registered, and its office''s book has no number for it' as what
      from processes p join acts a on a.year = $1 and a.process_id = p.id and a.kind = 'done' and a.key = 'register' join units u on u.id = p.unit_id
      where p.year = $1 and p.kind in ('delivery', 'respondent')
        and not exists (select from books b join numbers n on n.book_id = b.id and n.letter_id = p.letter_id where b.office_id = u.office_id and b.kind = 'INCOMING')`);
    const nobodys = await audit.query<Violation>(`
      select 'number ' || number as where, 'belongs to no letter' as what from numbers n
      where not exists (select from letters l where l.year = year_of(n.letter_id) and l.id = n.letter_id) limit ${AT_MOST}`);
    return [...own, ...received, ...nobodys];
  },
};
