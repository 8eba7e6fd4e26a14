/** A table with one column on either side and no rule yet. */
export const emptyDecision = (id: string, name: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="definitions" name="${escaped(name)}" namespace="urn:chapar:decisions">
  <decision id="${id}" name="${escaped(name)}">
    <informationRequirement id="${id}_input_classification">
      <requiredInput href="#input_classification" />
    </informationRequirement>
    <decisionTable id="${id}_table" hitPolicy="FIRST">
      <input id="${id}_input" label="طبقه‌بندی">
        <inputExpression id="${id}_expression" typeRef="string">
          <text>classification</text>
        </inputExpression>
      </input>
      <output id="${id}_output" label="نتیجه" name="result" typeRef="string" />
    </decisionTable>
  </decision>
  <inputData id="input_classification" name="classification">
    <variable id="variable_classification" name="classification" typeRef="string" />
  </inputData>
</definitions>
`;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
