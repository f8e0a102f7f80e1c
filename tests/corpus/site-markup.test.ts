import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { withoutSiteMarkup } from '../../src/corpus/markdown/site-markup.ts'
import { LAW, named } from '../support/core-text.ts'

describe('withoutSiteMarkup', () => {
  const CASES = named([
    { name: 'a tag', from: '{% note info %}文{% endnote %}', to: '文' },
    { name: 'a tag with a text', from: '{% asset_img a.jpg 慰问职工 %}', to: '慰问职工' },
    { name: 'a tag with a quoted text', from: '{% fold "点开 看" %}', to: '点开 看' },
    { name: 'a text after a colour', from: '{% label primary@重点 %}', to: '重点' },
    { name: 'a shortcode', from: '{{< youtube abc >}}文{{% /tab %}}', to: '文' },
    {
      name: 'a shortcode with a caption',
      from: '{{< figure src="a.jpg" caption="慰问职工" >}}',
      to: '慰问职工',
    },
    { name: 'a shortcode as an address', from: '[文]({{< ref "b.md" >}})', to: '[文]()' },
    { name: 'a container', from: '::: tip\n文\n:::', to: '\n\n\n文\n\n\n' },
    { name: 'its title', from: '::: details 点击查看', to: '\n点击查看\n' },
    { name: 'its title in brackets', from: ':::note[小心]', to: '\n小心\n' },
    { name: 'its title in braces', from: ':::tip{title="小心"}', to: '\n小心\n' },
    { name: 'its title before braces', from: '::: details 点开 {open}', to: '\n点开\n' },
    { name: 'a table of contents', from: '[[toc]]\n[TOC]\n@[toc](目录)', to: '\n\n' },
    { name: 'the id of a heading', from: '## 安装 {#install}', to: '## 安装' },
    { name: 'a link between notes', from: '见[[医疗互助]]。', to: '见医疗互助。' },
    { name: 'its text', from: '见[[互助|医疗互助]]。', to: '见医疗互助。' },
    { name: 'a picture between notes', from: '![[a.png|300]]', to: '' },
    { name: 'the kind of a note', from: '> [!NOTE]\n> 文', to: '> \n> 文' },
    { name: 'the kind of a note with a title', from: '> [!tip]- 题\n> 文', to: '> 题\n> \n> 文' },
    { name: 'an import', from: "import Tabs from '@theme/Tabs'\n\n文", to: '\n\n文' },
    {
      name: 'a note of MkDocs',
      from: '!!! note "题"\n    甲\n\n    乙\n丙',
      to: '\n题\n\n甲\n\n乙\n丙',
    },
    {
      name: 'notes in notes',
      from: '??? tip\n\n    !!! note\n        甲\n    乙',
      to: '\n\n\n\n\n\n\n甲\n乙',
    },
    {
      name: 'a tab of MkDocs',
      from: '=== "题"\n    ```\n    码\n    ```',
      to: '\n题\n\n```\n码\n```',
    },
    { name: 'a comment of Obsidian', from: '前%% 注 %%后', to: '前后' },
    { name: 'a comment of whole lines', from: '前\n%%\n```\n注\n%%\n后', to: '前\n后' },
    { name: 'the marks of a highlight', from: '前==重点==后', to: '前重点后' },
    { name: 'the id of a block', from: '- 文 ^quote1', to: '- 文' },
    {
      name: 'a place in a note',
      from: '见[[章程^abc]]、[[章程#第三章]]。',
      to: '见章程、章程#第三章。',
    },
    { name: 'size and folder of a picture', from: '![[附件/合影.png|300x200]]', to: '合影' },
    { name: 'attributes of a heading', from: '## 安装 {: #a .b}', to: '## 安装' },
    { name: 'attributes of a link', from: '[文](a.md){ .md-button }后', to: '[文](a.md)后' },
    { name: 'attributes of a block', from: '文\n{: .note }', to: '文\n' },
    { name: 'a part of another file', from: '--8<-- "a.md"\n<<< @/a.js{2}', to: '\n' },
    {
      name: 'a shortcode of Zola',
      from: '{{ youtube(id="a") }}{% quote(author="张三") %}',
      to: '张三',
    },
    {
      name: 'a tag with a text after a comma, in any script',
      from: '{% note up green, 请升级至 Node 2.3 版 %}{% span red, 丰 %}富',
      to: '请升级至 Node 2.3 版丰富',
    },
    {
      name: 'colours and icons after a text',
      from: "{% btn 'https://a.b/',文档,far fa-link %}{% timeline 记录,green %}{% mark 文 color:red %}",
      to: '文档记录文',
    },
    { name: 'a text that ends in Latin', from: '{% fold 安装 Node 20 %}', to: '安装 Node 20' },
    {
      name: 'a text within a sentence, in any script',
      from: '按{% kbd Ctrl %}，用{% span red, Docker %}、{% label info@Redis %}与{% u 注意, 下划线 %}',
      to: '按Ctrl，用Docker、Redis与注意, 下划线',
    },
    { name: 'a number with a comma', from: '{% note 共 1,021 人 %}', to: '共 1,021 人' },
    {
      name: 'a shortcode that shows a text in Latin',
      from: '在 {{< tooltip text="Pod" id="pod" >}} 内{% tab title="macOS" %}',
      to: '在 Pod 内macOS',
    },
    {
      name: 'a shortcode of several lines',
      from: '{{< figure\n  src="a.jpg"\n  caption="合影"\n>}}\n文',
      to: '合影\n文',
    },
    {
      name: 'what Liquid fills in',
      from: '[文]({{ site.url }}/a.pdf){{ page.title | escape }}{{ "/a" | relative_url }}',
      to: '[文](/a.pdf)',
    },
    { name: 'what Vue and mdBook fill in', from: '{{ $page.title }}{{#include a.md}}文', to: '文' },
    {
      name: 'attributes of kramdown',
      from: '* 目录\n{:toc}\n[文](a){:target="_blank"}。\n{:refdef: style="a"}\n文{: id="a" b="c"}',
      to: '* 目录\n\n[文](a)。\n\n文',
    },
    {
      name: 'attributes of a picture',
      from: '![文](a.png){ width="3" loading=lazy }',
      to: '![文](a.png)',
    },
    { name: 'the alignment of a heading', from: '# 题 {align="center"}', to: '# 题' },
    {
      name: 'options and notes of docsify',
      from: '# 题 {docsify-ignore}\n## 节 :id=a\n?> 文\n\n!> 文',
      to: '# 题\n## 节\n文\n\n文',
    },
    {
      name: 'the kind of a note in a note, and what a plugin adds',
      from: '> > [!todo] 题\n> > 文\n\n>[!a|b,c]- 题\n\n> [!注意] 题\n\n> [!注意]',
      to: '> > 题\n> > \n> > 文\n\n>题\n>\n\n> 题\n> \n\n> 注意\n> ',
    },
    {
      name: 'a comment of several lines with a text on the first',
      from: '前\n%% kanban:settings\n```\n{}\n```\n%%\n后\n%%注\n释%%',
      to: '前\n后',
    },
    {
      name: 'properties and hours of an outline',
      from: '- 文\n  id:: 65-a\n  collapsed:: true\n  :LOGBOOK:\n  CLOCK: [a]\n  :END:\n- 文\n  SCHEDULED: <2024-05-01 Wed>\n- DEADLINE: <a>\n  #+BEGIN_NOTE\n  注\n  #+END_NOTE',
      to: '- 文\n- 文\n  注',
    },
    {
      name: 'what an outline takes from elsewhere',
      from: "甲((6955f017-3afe-40ae-aace-e9135f5d8e62)){{embed ((a))}}{{query (a [[b]])}}((20210808180117-6v0mkxr '乙'))",
      to: '甲乙',
    },
    {
      name: 'what one is to guess, and the size of a picture',
      from: '![文](a.png){:height 3, :width 4}{{cloze 谜底}}',
      to: '![文](a.png)谜底',
    },
    { name: 'the id of a block in numbers', from: '> 文 ^12-3-45', to: '> 文' },
    { name: 'a block within a note', from: '![[摘抄#^abc123]]', to: '摘抄' },
    {
      name: 'tabs in containers',
      from: '::: tabs#shell\n@tab:active 安卓#a\n文\n:::\n:::tabs key:ab\n== 甲\n文\n:::\n<!-- tab 乙@icon -->',
      to: '\n\n\n\n安卓\n\n文\n\n\n\n\n\n\n\n甲\n\n文\n\n\n\n\n乙\n',
    },
    { name: 'a container of MyST', from: ':::{note} 题', to: '\n题\n' },
    { name: 'the bounds of a callout', from: '<aside>\n**文**\n</aside>', to: '\n**文**\n' },
  ])
  const SCRIPTS = named([
    {
      name: 'an import of several lines',
      from: "import {\n  Tabs,\n  TabItem,\n} from '@theme/Tabs'\n\n文",
      to: '\n\n文',
    },
    {
      name: 'an export of several lines',
      from: 'export const meta = {\n  title: "x",\n}\n文',
      to: '\n文',
    },
    { name: 'a comment', from: '前{/* 注 */}后', to: '前后' },
    { name: 'a comment of several lines', from: '前\n{/* 注\n\n  译\n*/}\n后', to: '前\n\n后' },
  ])
  it.each(SCRIPTS)('leaves out $name, whatever the file', ({ from, to }) => {
    expect(withoutSiteMarkup(from)).toBe(to)
    expect(withoutSiteMarkup(from, true)).toBe(to)
  })

  it('leaves out JavaScript in Chinese, and with blank lines, in MDX alone', () => {
    const script = "export const page = {\n  title: '职工书屋',\n\n}\n文"
    expect(withoutSiteMarkup(script, true)).toBe('\n文')
    expect(withoutSiteMarkup(script)).toBe(script)
  })

  it.each(CASES)('leaves out $name', ({ from, to }) => {
    expect(withoutSiteMarkup(from)).toBe(to)
  })

  const COMPONENTS = named([
    { name: 'a component', from: '前<Hl color="#25c2a0">文</Hl>后<Demo />', to: '前文后' },
    {
      name: 'what it shows',
      from: '版本 <Badge type="tip" text="稳定版" />。',
      to: '版本  稳定版 。',
    },
    {
      name: 'what it shows in Latin',
      from: '<Tab label="macOS" value="mac" :title="t">文</Tab>',
      to: '\nmacOS 文\n',
    },
    { name: 'a badge of a heading', from: '# 题 <Badge text="新" />', to: '# 题 ' },
    {
      name: 'Markdown in a component, however it is indented',
      from: '<Grid>\n\t<Card title="题" icon="a">\n\t\t**文**\n\n\t\t- 文\n\t</Card>\n</Grid>\n文',
      to: '\n\n\n\n题\n\n**文**\n\n- 文\n\n\n\n\n\n\n文',
    },
    {
      name: 'a tag of several lines with code',
      from: "<Tabs\n  values={[\n    {label: '苹果', value: 'a'},\n  ]}>\n<Tab value=\"a\">文</Tab>",
      to: '\n苹果\n\n\n文\n',
    },
    {
      name: 'code among the attributes of HTML',
      from: '<div style={{textAlign: \'center\'}} class="a">文</div><img src={a(\'b\')} width="9" />',
      to: '<div class="a">文</div><img width="9">',
    },
    {
      name: 'what a click does',
      from: '<button @click="(v) => n = v" :a="b">点</button>\n<b onClick={() => { alert("}") }}>文</b>',
      to: '<button :a="b">点</button>\n<b>文</b>',
    },
    { name: 'blanks of JSX', from: "甲{' '}乙", to: '甲乙' },
    {
      name: 'callouts of Feishu',
      from: '<callout emoji="a">\n**文**\n</callout>',
      to: '\n\n\n**文**\n\n\n',
    },
  ])
  it.each(COMPONENTS)('reads $name', ({ from, to }) => {
    expect(withoutSiteMarkup(from)).toBe(to)
  })

  const KEPT = named([
    { name: 'HTML', text: '<div class="a"><b>文</b></div>\n<H1>题</H1>' },
    { name: 'a component in code', text: '写 `<Tabs values={a}>` 即可\n```jsx\n<Tabs a={b}>\n```' },
    { name: 'types', text: 'MaybeLocal\\<T> 与 Map<String, User>、a < B 和 c' },
    { name: 'what compares names', text: '若 A <Bob 且 C\n后 > 3' },
    { name: 'a tag with a blank line', text: '<Card title="文\n\n后">\n<Card\n\na="b">' },
    { name: 'an address', text: '<nodejs.org> 与 <https://a.b/>' },
    { name: 'a tag that never ends', text: '<Tabs values={[\n文' },
    { name: 'a comment that holds a tag', text: '<!-- <b> 注 -->' },
    { name: 'formats of numbers', text: '写 {:.2f} 与 {:>10} 即可' },
    { name: 'fields of a note', text: '作者:: 鲁迅\n时间::' },
    { name: 'double brackets', text: '((注意)) 与 ((a))' },
    { name: 'code in a line', text: '写 `{% raw %}` 或 ``[[a]] ` ``' },
    { name: 'a block of code', text: '```\n{% raw %}\n::: tip\n[[a]]\n```' },
    { name: 'a block in a block', text: '````md\n```\n::: tip\n```\n:::\n````' },
    { name: 'a block that tildes bound', text: '~~~\n```\n:::\n~~~' },
    { name: 'a block that never ends', text: '```\n文\n:::' },
    { name: 'braces of a template', text: '你好，{{ name }}' },
    { name: 'a test of a shell', text: 'if [[ -f a ]]; then' },
    { name: 'a word that begins as an import does', text: 'import 是进口的意思' },
    { name: 'a word that begins as an export does', text: 'export 是出口的意思' },
    { name: 'a sentence that begins so', text: 'export default 表示默认导出。\n\n文' },
    { name: 'an import that never ends', text: 'import {\n  a,\n\n文' },
    { name: 'a comment that never ends', text: '{/* 注\n文' },
    { name: 'code of MDX in a line', text: '写 `{/* 注 */}` 即可' },
    {
      name: 'code of MDX',
      text: "```jsx\nimport {\n  a,\n} from 'a'\n\nexport const b = 1\n{/* 注 */}\n```",
    },
    { name: 'a time', text: '时间:12:30' },
    { name: 'a link', text: '[文](a.md)' },
    { name: 'what compares', text: 'a==b 与 c==d，文' },
    { name: 'the line below a heading', text: '标题\n==\n\n文' },
    { name: 'a power', text: 'x ^2' },
    { name: 'percents', text: '写作 %% 即可\n%%\n文' },
    { name: 'exclamations', text: '!!! 注意\n文' },
    { name: 'a lone brace', text: '{% 没有写完' },
  ])
  it.each(KEPT)('keeps $name', ({ text }) => {
    expect(withoutSiteMarkup(text)).toBe(text)
  })

  const LONG = named([
    { name: 'tags that never end', text: '{% a '.repeat(100_000) },
    { name: 'shortcodes that never end', text: '{{< a '.repeat(100_000) },
    { name: 'comments that never end', text: '{/* a\n'.repeat(100_000) },
    { name: 'imports that never end', text: 'import {\n'.repeat(20_000) },
    { name: 'ticks that never match', text: '` `` ``` '.repeat(50_000) + '````' },
    { name: 'links that never end', text: '[[a '.repeat(100_000) },
    { name: 'blanks after a note', text: `!!! note${' '.repeat(500_000)}a` },
    { name: 'highlights that never end', text: '==文 '.repeat(100_000) },
    { name: 'comments of lines that never end', text: '%%文\n'.repeat(100_000) },
    { name: 'blanks in a heading', text: `# ${' '.repeat(500_000)}a` },
    { name: 'blanks after an import', text: `import 'a'${' '.repeat(500_000)}a` },
    { name: 'tags of components that never end', text: '<A b={ '.repeat(100_000) },
    { name: 'such tags on lines', text: '<Card a="文\n'.repeat(20_000) },
    { name: 'components that never close', text: '<Card>\n文\n'.repeat(20_000) },
    { name: 'tags of lines that never end', text: '{{< a\n'.repeat(100_000) },
    { name: 'hours that never end', text: ':LOGBOOK:\n'.repeat(50_000) },
    { name: 'blanks after a tab', text: `@tab ${' '.repeat(500_000)}a` },
    { name: 'attributes that never end', text: '文{: a="'.repeat(100_000) },
    { name: 'blanks before braces', text: `# a${' '.repeat(500_000)}{#a} a` },
  ])
  it.each(LONG)('looks but once through $name', ({ text }) => {
    expect(withoutSiteMarkup(text).length).toBeGreaterThan(text.length / 2)
  })

  it('keeps whatever is written in Chinese between components, and what they show', () => {
    const part = fc.constantFrom(
      ...[
        '<Card>',
        '</Card>',
        '<Card title="',
        '<b ',
        '">',
        '" />',
        '>',
        '<',
        '/',
        ' ',
        '\n',
        '\n\n',
      ],
      ...['工会', '职工', '`', '\\', '    ', '- ', 'a=', 'text=', '"', '```\n', '<T>'],
    )
    const chinese = (text: string): string[] =>
      Array.from(text.replace(/\P{Script=Han}/gu, '')).toSorted()
    // Names of attributes, and their values but for what is shown, are none of the text.
    const isShown = (text: string): boolean => !/<[A-Z][^<>]*[\s\w](?:工会|职工|=)/u.test(text)
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const text = parts.join('')
        fc.pre(isShown(text.replaceAll(/(?:title|text)="/gu, '')))
        expect(chinese(withoutSiteMarkup(text))).toEqual(chinese(text))
      }),
      LAW,
    )
  })

  // But for the address of a link that has a text.
  it('keeps whatever is written in Chinese, in its order', () => {
    const part = fc.constantFrom(
      ...['{% ', ' %}', '{{< ', ' >}}', '[[', ']]', '::: ', '\n', '```', '`', '"', "'", ' '],
      ...['工会', '职工', 'tip', 'title=', 'primary@', '[!tip] ', '> ', '## ', '{#', '}', '[', ']'],
      ...['[toc]', 'import ', '@', '!'],
    )
    const chinese = (text: string): string => text.replace(/\P{Script=Han}/gu, '')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 24 }), (parts) => {
        const text = parts.join('')
        expect(chinese(withoutSiteMarkup(text))).toBe(chinese(text))
      }),
      LAW,
    )
  })
})
