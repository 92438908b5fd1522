// What the page uses of vis-network, which pyvis ships without types, and of browsers newer than the type checker.

interface VisNode {
  id: number;
  label?: string;
  x?: number;
  y?: number;
  size?: number;
  hidden?: boolean;
  [option: string]: unknown;
}

interface VisEdge {
  id: string;
  from: number;
  to: number;
  hidden?: boolean;
  [option: string]: unknown;
}

interface VisSmooth {
  enabled: boolean;
  type: string;
  roundness: number;
}

declare namespace vis {
  class DataSet<Item> {
    constructor(items?: Item[]);
    add(items: Item[]): void;
    update(items: Partial<Item>[]): void;
    get(id: string | number): Item | null;
    getIds(): (string | number)[];
    length: number;
  }

  class Network {
    constructor(container: HTMLElement, data: { nodes: DataSet<VisNode>; edges: DataSet<VisEdge> }, options: object);
    on(event: string, listener: (parameters: any) => void): void;
    once(event: string, listener: (parameters: any) => void): void;
    redraw(): void;
    fit(options?: object): void;
    moveTo(options: object): void;
    getScale(): number;
    getViewPosition(): { x: number; y: number };
    getPositions(ids?: number[]): Record<number, { x: number; y: number }>;
    getNodeAt(point: { x: number; y: number }): number | undefined;
    getEdgeAt(point: { x: number; y: number }): string | undefined;
    canvasToDOM(point: { x: number; y: number }): { x: number; y: number };
    selectNodes(ids: number[]): void;
    unselectAll(): void;
    setSize(width: string, height: string): void;
    body: {
      nodes: Record<number, { options: any; x: number; y: number; shape: any }>;
      edges: Record<string, { options: any; from: any; to: any; edgeType: any }>;
      edgeIndices: string[];
      nodeIndices: number[];
    };
  }
}
