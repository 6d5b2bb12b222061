import { NodeViewWrapper, type NodeViewProps } from "@tiptap/react";
import { createContext, useContext } from "react";
import { shownField, type EditorFields } from "./fields";
import styles from "./words-editor.module.css";

export const FieldsContext = createContext<EditorFields>({ labels: {}, values: null });

/** A merge field as it will read for the person who is shown. */
export function FieldChip({ editor, node, selected, getPos }: NodeViewProps) {
  const before: string[] = [];
  editor.state.doc.nodesBetween(0, getPos() ?? 0, (one, at) => {
    if (one.type === node.type && at < (getPos() ?? 0)) before.push(String(one.attrs["source"]));
  });
  const { kind, text, title } = shownField(String(node.attrs["source"]), useContext(FieldsContext), before);
  return (
    <NodeViewWrapper
      as="span"
      className={styles.chip}
      data-kind={kind}
      data-picked={selected || undefined}
      title={title}
    >
      {text}
    </NodeViewWrapper>
  );
}
