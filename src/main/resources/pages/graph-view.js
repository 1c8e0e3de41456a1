// Draws the lines of the table. Places come from the server, so that the picture is always the same.
(() => {
  'use strict';
  const figure = document.getElementById('graph');
  if (!figure || typeof cytoscape === 'undefined') return;

  // Cytoscape would put a style element into the page, which the policy forbids; finding one by this
  // id it does not. What that style says stands in graph-view.css.
  const mark = document.createElement('meta');
  mark.id = '__________cytoscape_stylesheet';
  document.head.append(mark);

  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const still = { fit: true, padding: 20 };

  const phone = matchMedia('(max-width: 40rem)');

  // On a phone lines run down the gap between two columns, then turn into a box.
  const corner = (edge) => {
    const [from, to] = [edge.source().position(), edge.target().position()];
    const [x, y] = [to.x - from.x, to.y - from.y];
    const length = Math.hypot(x, y) || 1;
    return { weight: (y * y) / (length * length), distance: (x * y) / length };
  };

  const style = (narrow) => {
    const [ink, paper, raised, link, faint] =
        ['--ink', '--paper', '--raised', '--link', '--faint'].map(token);
    const line = (strength, look) => ({ selector: `edge[strength = "${strength}"]`, style: look });
    return [
      { selector: 'node', style: {
        'shape': 'round-rectangle', 'width': 148, 'height': 34, 'background-color': raised,
        'border-width': 1, 'border-color': ink, 'label': 'data(name)', 'color': ink,
        'font-size': 13, 'text-valign': 'center', 'text-wrap': 'ellipsis', 'text-max-width': 138 } },
      { selector: 'node[hop = 0]', style: { 'background-color': ink, 'color': paper, 'font-weight': 700 } },
      { selector: 'edge', style: {
        'width': 1.5, 'line-color': ink, 'curve-style': 'bezier', 'control-point-step-size': 14 } },
      ...(narrow ? [{ selector: 'edge', style: {
        'curve-style': 'segments', 'edge-distances': 'node-position',
        'segment-weights': (edge) => corner(edge).weight,
        'segment-distances': (edge) => corner(edge).distance } }] : []),
      line('inferred', { 'line-style': 'dashed', 'line-dash-pattern': [9, 5], 'line-color': link }),
      line('reported', { 'line-style': 'dotted', 'width': 2.5 }),
      line('withdrawn', {
        'line-color': faint, 'label': '✕', 'color': faint, 'font-size': 16, 'line-opacity': 0.6 }),
      ...(narrow ? [] : [{ selector: 'edge[ties > 1]', style: {
        'target-label': 'data(ties)', 'target-text-offset': 100, 'font-size': 11, 'color': ink,
        'text-background-color': paper, 'text-background-opacity': 1 } }]),
      { selector: '.chosen', style: { 'width': 4, 'line-color': link } },
    ];
  };

  const draw = (picture) => {
    figure.hidden = false;
    document.getElementById('caption').textContent = picture.caption;
    const canvas = document.getElementById('canvas');
    const graph = cytoscape({
      container: canvas,
      elements: {
        nodes: picture.spots.map((spot) => ({ data: spot, position: { x: spot.x, y: spot.y } })),
        edges: picture.lines.map((line) => ({
          data: { ...line, id: 'line-' + line.id, source: line.from, target: line.to } })),
      },
      style: style(false),
      layout: { name: 'preset', ...still },
      autoungrabify: true,
      wheelSensitivity: 0.2,
      minZoom: 0.1,
      maxZoom: 3,
    });

    const choose = (row, open) => {
      document.querySelectorAll('tr.chosen').forEach((other) => other.classList.remove('chosen'));
      graph.elements().removeClass('chosen');
      row.classList.add('chosen');
      graph.getElementById(row.id).addClass('chosen');
      if (open) {
        const claims = row.querySelector('details');
        if (claims) claims.open = true;
        row.scrollIntoView({ block: 'center' });
        (row.querySelector('summary') || row.querySelector('a')).focus();
      }
    };
    graph.on('tap', 'edge', (event) => choose(document.getElementById(event.target.id()), true));
    graph.on('tap', 'node', (event) => {
      const address = event.target.data('address');
      if (address.startsWith('/')) location.assign(address);
    });
    document.querySelectorAll('table.lines tbody tr').forEach((row) =>
      row.addEventListener('focusin', () => choose(row, false)));

    // On a phone the picture is as high as it needs to be, and fingers scroll the page, not it.
    const place = () => {
      const narrow = phone.matches && picture.spots.every((spot) => spot.narrow);
      graph.nodes().positions((node) => {
        const { x, y } = narrow ? node.data('narrow') : node.data();
        return { x, y };
      });
      graph.style(style(narrow));
      const box = graph.nodes().boundingBox();
      canvas.style.height = narrow
          ? Math.ceil((box.h + 40) * Math.min(1, canvas.clientWidth / (box.w + 8))) + 'px' : '';
      canvas.classList.toggle('still', narrow);
      graph.userPanningEnabled(!narrow);
      graph.userZoomingEnabled(!narrow);
      graph.resize();
      graph.fit(undefined, narrow ? 4 : still.padding);
    };
    place();
    phone.addEventListener('change', place);
    addEventListener('resize', place);
    for (const media of ['(prefers-color-scheme: dark)', 'print']) {
      matchMedia(media).addEventListener('change', place);
    }
    document.getElementById('png').addEventListener('click', () => save(graph, picture.caption));
    figure.dataset.ready = 'true';
  };

  // The caption, with days and licence, is written into the picture below what is drawn.
  const save = async (graph, caption) => {
    const drawn = await createImageBitmap(
        await graph.png({ full: true, scale: 2, bg: token('--paper'), output: 'blob-promise' }));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(drawn.width, 1200);
    canvas.height = drawn.height + 90;
    const pen = canvas.getContext('2d');
    pen.fillStyle = token('--paper');
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(drawn, (canvas.width - drawn.width) / 2, 0);
    pen.fillStyle = token('--ink');
    pen.font = '22px sans-serif';
    caption.split('. ').reduce((lines, part) => {
      const last = lines.at(-1);
      const longer = last ? last + '. ' + part : part;
      return pen.measureText(longer).width < canvas.width - 40
          ? [...lines.slice(0, -1), longer] : [...lines, part];
    }, ['']).forEach((text, number) => pen.fillText(text, 20, drawn.height + 30 + 28 * number));
    canvas.toBlob((blob) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = location.pathname.split('/').pop() + '.png';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    }, 'image/png');
  };

  fetch(figure.dataset.address).then((answer) => answer.json()).then(draw);
})();
