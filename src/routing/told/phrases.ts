import type { RouteEventDefinition, RouteValue } from '../../../contracts/route-plan';
import {
  andWords,
  buttonWords,
  clauseWords,
  levelWords,
  orWords,
  outcomeClauses,
  quoted,
  quotedFeel,
  timeWords,
  variableWords,
  whoWords,
} from '../../../contracts/route-told.words';
import { persianDigits } from '../../../contracts/persian-time';
import { classificationWords, letterKindWords, outcomeWords, priorityWords } from '../../../contracts/words';
import { type Feel, feelTree } from './feel-tree';
import { dateWords, lengthWords, momentOf } from './time-words';

/** How a post or unit is called that a route names by its code or id; undefined where nobody knows it. */
export type Names = (code: string) => string | undefined;

/** Puts the expressions of a route into words; what has none stands as it was written, between «». */
export class Phrases {
  /** @param items names of what repeated steps go through: who «post» is depends on the step */
  constructor(
    private readonly names: Names,
    private readonly items: ReadonlySet<string>,
  ) {}

  /** A condition as a clause that follows «اگر». */
  condition(value: RouteValue): string {
    return 'text' in value ? clauseWords.holds(quoted(value.text), false) : this.clause(feelTree(value.feel), false);
  }

  /** Posts or units as a noun. */
  who(value: RouteValue): string {
    if ('feel' in value) {
      const tree = feelTree(value.feel);
      const one = tree.is === 'list' && tree.items.length === 1 ? tree.items[0]! : tree;
      return one.is === 'name' && this.items.has(one.value) ? whoWords.himself : this.noun(one);
    }
    return orWords(value.text.split(',').map((code) => this.named(code.trim())));
  }

  /** What repeated steps go through: of posts all, where `who` has one of them. */
  all(value: RouteValue): string {
    const tree = 'feel' in value ? feelTree(value.feel) : undefined;
    return tree?.is === 'list' ? andWords(tree.items.map((item) => this.noun(item))) : this.who(value);
  }

  /** Any value as a noun. */
  value(value: RouteValue): string {
    if ('text' in value) return quoted(value.text);
    const tree = feelTree(value.feel);
    return ['text', 'number', 'constant'].includes(tree.is) || isKnown(tree) ? this.noun(tree) : quotedFeel(value.feel);
  }

  /** «تا ۱۶ ساعت کاری» */
  due(value: RouteValue): string {
    return timeWords.until(this.moment(value));
  }

  /** «۱۶ ساعت کاری», a date, or where it comes from. */
  moment(value: RouteValue): string {
    const told = 'text' in value ? (lengthWords(value.text) ?? dateWords(value.text)) : momentOf(feelTree(value.feel));
    return told ?? timeWords.givenBy('text' in value ? quoted(value.text) : quotedFeel(value.feel));
  }

  /** «تا ۲ ساعت», of a timer that strikes once */
  until(event: Extract<RouteEventDefinition, { kind: 'timer' }>): string {
    return timeWords.until(this.timer(event));
  }

  /** «۲ روز», «تا ۳ آذر ۱۴۰۵»: how long is waited */
  wait(event: Extract<RouteEventDefinition, { kind: 'timer' }>): string {
    const { form, value } = event;
    const isLength = form === 'cycle' || (form === 'duration' && 'text' in value);
    return isLength ? this.timer(event) : this.until(event);
  }

  /** The same of a timer; repeated ones say how often. */
  timer({ form, value }: Extract<RouteEventDefinition, { kind: 'timer' }>): string {
    if (form !== 'cycle') return this.moment(value);
    const [times, length] =
      'text' in value
        ? value.text
            .trim()
            .split('/')
            .filter((_, i, all) => i === 0 || i === all.length - 1)
        : [];
    const told = length && lengthWords(length);
    if (told) return timeWords.every(told, /^R\d+$/.test(times!) ? persianDigits(times!.slice(1)) : null);
    return timeWords.everyOf('text' in value ? quoted(value.text) : quotedFeel(value.feel));
  }

  private clause(tree: Feel, not: boolean): string {
    switch (tree.is) {
      case 'and':
      case 'or': {
        const joins = (tree.is === 'and') !== not ? clauseWords.both : clauseWords.either;
        return joins([tree.left, tree.right].map((part) => this.grouped(part, tree.is, not)));
      }
      case 'compare':
        return this.comparison(tree, not);
      case 'in':
        return clauseWords.among(this.noun(tree.left), orWords(tree.among.map((value) => valueOf(tree.left, value, this))), not);
      case 'call':
        if (tree.name === 'not' && tree.given[0]) return this.clause(tree.given[0], !not);
        if (tree.name === 'list contains' && tree.given[1]) return this.contained(tree.given[0]!, tree.given[1], not);
        break;
      case 'name':
        if (tree.value === 'outside') return clauseWords.outside(not);
    }
    return clauseWords.holds(this.noun(tree), not);
  }

  private grouped(part: Feel, within: 'and' | 'or', not: boolean): string {
    const told = this.clause(part, not);
    return (part.is === 'and' || part.is === 'or') && part.is !== within ? clauseWords.group(told) : told;
  }

  private comparison({ sign, left, right }: Extract<Feel, { is: 'compare' }>, not: boolean): string {
    if (sign === '=' || sign === '!=') {
      const opposite = (sign === '!=') !== not;
      if (right.is === 'constant')
        return right.value === 'null'
          ? clauseWords.known(this.noun(left), !opposite)
          : this.clause(left, (right.value === 'false') !== opposite);
      if (left.is === 'name' && left.value === 'outcome' && right.is === 'text' && Object.hasOwn(outcomeClauses, right.value))
        return outcomeClauses[right.value]![opposite ? 1 : 0];
      return clauseWords[isKnown(left) ? 'is' : 'equals'](this.noun(left), valueOf(left, right, this), opposite);
    }
    return clauseWords.compare(this.noun(left), clauseWords.compared[sign] ?? sign, this.noun(right), not);
  }

  /** One of a few values, or an answer among those that came. */
  private contained(list: Feel, value: Feel, not: boolean): string {
    if (list.is === 'list') return clauseWords.among(this.noun(value), orWords(list.items.map((item) => valueOf(value, item, this))), not);
    const isOutcome = value.is === 'text' && Object.hasOwn(outcomeClauses, value.value);
    return clauseWords.contains(this.noun(list), isOutcome ? buttonWord(value.value) : this.noun(value), not);
  }

  noun(tree: Feel): string {
    switch (tree.is) {
      case 'name':
        return wordIn(variableWords, tree.value) ?? quoted(tree.value);
      case 'text':
        return this.named(tree.value);
      case 'number':
        return persianDigits(tree.value);
      case 'constant':
        return clauseWords.constants[tree.value] ?? tree.value;
      case 'if':
        return clauseWords.choice(this.clause(tree.condition, false), this.noun(tree.then), this.noun(tree.otherwise));
      case 'list':
        return orWords(tree.items.map((item) => this.noun(item)));
      case 'call':
        return this.called(tree) ?? quotedFeel(tree.written);
      default:
        return quotedFeel(tree.written);
    }
  }

  private called({ name, given }: Extract<Feel, { is: 'call' }>): string | undefined {
    const [first, second] = given;
    if (!first) return undefined;
    const word = () => (second?.is === 'text' ? second.value : undefined);
    const level = () => wordIn(levelWords, word() ?? '') ?? (second ? this.noun(second) : '');
    switch (name) {
      case 'manager':
        return first.is === 'name' && first.value === 'sender' ? whoWords.managerOfSender : whoWords.manager(this.post(first));
      case 'head':
        return whoWords.head(this.noun(first));
      case 'unitOf':
        return whoWords.unitOf(this.post(first));
      case 'secretariat':
        return whoWords.secretariat(this.noun(first));
      case 'ancestor':
        return whoWords.ancestor(this.noun(first), level());
      case 'inRole':
        return whoWords.inRole(quoted(wordIn(whoWords.roles, word() ?? '') ?? word() ?? ''), this.noun(first));
      case 'managersUpTo':
        return whoWords.managersUpTo(this.post(first), level());
      case 'count':
        return countOf(first, this);
      default:
        return undefined;
    }
  }

  /** Of a repetition, the one whose turn it is. */
  private post(tree: Feel): string {
    return tree.is === 'name' && this.items.has(tree.value) ? whoWords.he : this.noun(tree);
  }

  private named(code: string): string {
    return this.names(code) ?? quoted(code);
  }
}

/** The name of a button: the route's own where the office has none. */
export const buttonWord = (outcome: string): string => quoted(wordIn(buttonWords, outcome) ?? wordIn(outcomeWords, outcome) ?? outcome);

/** A value by the words of what it is compared with. */
function valueOf(what: Feel, value: Feel, phrases: Phrases): string {
  if (value.is !== 'text') return phrases.noun(value);
  const words = what.is === 'name' ? wordIn(valueWords, what.value) : undefined;
  if (words === outcomeWords) return buttonWord(value.value);
  const word = words && wordIn(words, value.value);
  return word ? quoted(word) : phrases.noun(value);
}

const valueWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: letterKindWords,
  classification: classificationWords,
  priority: priorityWords,
  outcome: outcomeWords,
};

/** `count(votes[item = "approve"])` counts one answer, `count(votes)` all. */
function countOf(list: Feel, phrases: Phrases): string | undefined {
  if (list.is !== 'filter') return list.is === 'name' ? clauseWords.count(phrases.noun(list)) : undefined;
  const { of, by } = list;
  const isOne = of.is === 'name' && by.is === 'compare' && by.sign === '=' && by.left.is === 'name' && by.left.value === 'item';
  return isOne && by.right.is === 'text' ? clauseWords.countOf(buttonWord(by.right.value).slice(1, -1), phrases.noun(of)) : undefined;
}

const isKnown = (tree: Feel): boolean => tree.is === 'name' && Object.hasOwn(variableWords, tree.value);
const wordIn = <T>(words: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(words, key) ? words[key] : undefined);
