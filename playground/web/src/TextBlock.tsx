interface TextBlockProps {
  /** What it is, for those who do not see it. */
  readonly name: string;
  readonly text: string;
  readonly testId?: string;
}

/** A text that scrolls, by keyboard too. */
export const TextBlock = ({ name, text, testId }: TextBlockProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the text cannot be scrolled by keyboard
  <section className="text" aria-label={name} tabIndex={0} data-testid={testId}>
    <pre>{text}</pre>
  </section>
);
