// What axe-core finds wrong with the page as it is shown: rule, impact and elements.
const options = {
  resultTypes: ["violations"],
  rules: { "target-size": { enabled: true } },
};
const { violations } = await axe.run(document, options);
const told = (node) => `${node.target.join(" ")} (${node.any.concat(node.all, node.none).map((c) => c.message).join("; ")})`;
return violations.map((v) => `${v.id} (${v.impact}), ${v.help}: ${v.nodes.slice(0, 4).map(told).join(" | ")}`);
