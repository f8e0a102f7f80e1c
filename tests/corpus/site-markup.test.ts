import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { withoutSiteMarkup } from '../../src/corpus/site-markup.ts'
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

  const KEPT = named([
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
    { name: 'blanks before braces', text: `# a${' '.repeat(500_000)}{#a} a` },
  ])
  it.each(LONG)('looks but once through $name', ({ text }) => {
    expect(withoutSiteMarkup(text).length).toBeGreaterThan(text.length / 2)
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
