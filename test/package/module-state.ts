import path from 'node:path';
import { type Node, NodeFlags, type Statement } from 'typescript/unstable/ast';
import {
  isArrowFunction,
  isCallExpression,
  isClassDeclaration,
  isClassStaticBlockDeclaration,
  isExportDeclaration,
  isFunctionDeclaration,
  isIdentifier,
  isImportDeclaration,
  isInterfaceDeclaration,
  isNewExpression,
  isPropertyDeclaration,
  isPropertySignatureDeclaration,
  isTypeAliasDeclaration,
  isVariableStatement,
} from 'typescript/unstable/ast/is';
import type { FileSystem } from 'typescript/unstable/fs';
import {
  API,
  ModifierFlags,
  type Project,
  SignatureKind,
  SymbolFlags,
  type Symbol as TsSymbol,
  type TupleType,
  type Type,
  TypeFlags,
  type TypeReference,
} from 'typescript/unstable/sync';

/** Values that have nothing which could be changed, and those that the compiler lets nobody look into. */
const PRIMITIVE =
  TypeFlags.Unknown |
  TypeFlags.StringLike |
  TypeFlags.NumberLike |
  TypeFlags.BigIntLike |
  TypeFlags.BooleanLike |
  TypeFlags.EnumLike |
  TypeFlags.Undefined |
  TypeFlags.Null;
const READONLY_COLLECTIONS = ['ReadonlyArray', 'ReadonlyMap', 'ReadonlySet'];
/** TypeScript's own mark of a property that a mapped type made read-only. */
const READONLY_BY_MAPPING = 8;

/** What modules keep at their level while a process runs, as the compiler tells it. `close` ends the compiler. */
export class ModuleStates {
  readonly #api: API;
  readonly #project: Project;
  readonly #root: string;

  /** @param config the `tsconfig.json` of a project, from the root on */
  constructor(root: string, config: string, fs?: FileSystem) {
    this.#root = root;
    this.#api = new API({ cwd: root, ...(fs ? { fs } : {}) });
    const file = path.join(root, config);
    const project = this.#api.updateSnapshot({ openProjects: [file] }).getProject(file);
    if (!project) throw new Error(`${file} is no project`);
    this.#project = project;
  }

  close(): void {
    this.#api.close();
  }

  /**
   * What a module may keep or change at its level, with its place: all that isn't data which the compiler lets nobody change, a
   * function, a type. A class that others see is among it: `instanceof` tells the class of one copy of the module only.
   * @param file from the root on
   */
  stateIn(file: string): readonly string[] {
    const source = this.#project.program.getSourceFile(path.join(this.#root, file));
    if (!source) throw new Error(`the project has no ${file}`);
    const lines = source.text.split('\n');
    return source.statements.flatMap((statement) =>
      this.#stateOf(statement).map((node) => {
        const line = source.text.slice(0, node.getStart(source)).split('\n').length;
        return `${file}:${line}: ${lines[line - 1]?.trim()}`;
      }),
    );
  }

  #stateOf(statement: Statement): readonly Node[] {
    if (isImportDeclaration(statement) || isExportDeclaration(statement)) return [];
    if (isInterfaceDeclaration(statement) || isTypeAliasDeclaration(statement)) return [];
    if (isFunctionDeclaration(statement)) return [];
    if (isVariableStatement(statement)) {
      const { flags, declarations } = statement.declarationList;
      if (!(flags & NodeFlags.Const)) return [statement];
      return declarations.filter(({ name, initializer }) => !this.#isFixed(name, initializer));
    }
    if (isClassDeclaration(statement)) {
      if (statement.modifierFlags & ModifierFlags.Export) return [statement];
      return statement.members.filter(
        (member) =>
          isClassStaticBlockDeclaration(member) ||
          (isPropertyDeclaration(member) &&
            member.modifierFlags & ModifierFlags.Static &&
            !(
              member.modifierFlags & ModifierFlags.Readonly && this.#isFixed(member.name, member.initializer)
            )),
      );
    }
    return [statement];
  }

  /** Whether nothing of a value ever changes, by its type. A function that is made by a call may keep something. */
  #isFixed(name: Node, initializer: Node | undefined): boolean {
    const type = this.#project.checker.getTypeAtLocation(name);
    if (!type || !initializer || !isIdentifier(name)) return false;
    if (isArrowFunction(initializer)) return true;
    const isMade = isCallExpression(initializer) || isNewExpression(initializer);
    return this.#isFixedType(type, isMade, new Set());
  }

  #isFixedType(type: Type, isMade: boolean, seen: Set<number>): boolean {
    if (seen.has(type.id) || type.flags & PRIMITIVE) return true;
    seen.add(type.id);
    const { checker } = this.#project;
    const isFixed = (one: Type | undefined): boolean =>
      one !== undefined && this.#isFixedType(one, isMade, seen);
    if (type.isUnionType() || type.isIntersectionType()) return type.getTypes().every(isFixed);
    if (!type.isObjectType()) return false;
    const symbol = type.getSymbol();
    if (symbol?.name === 'RegExp') return true;
    if (checker.isTupleType(type) && !((type as TypeReference).getTarget() as TupleType).readonly)
      return false;
    if (checker.isTupleType(type) || (symbol && READONLY_COLLECTIONS.includes(symbol.name)))
      return checker.getTypeArguments(type as TypeReference).every(isFixed);
    if (checker.getSignaturesOfType(type, SignatureKind.Call).length > 0) return !isMade;
    if (symbol && symbol.flags & SymbolFlags.Class) return false;
    return (
      checker.getIndexInfosOfType(type).every((one) => one.isReadonly && isFixed(one.valueType)) &&
      checker
        .getPropertiesOfType(type)
        .every((one) => this.#isReadonly(one) && isFixed(checker.getTypeOfSymbol(one)))
    );
  }

  #isReadonly(property: TsSymbol): boolean {
    if (property.checkFlags & READONLY_BY_MAPPING) return true;
    const declaration = property.valueDeclaration?.resolve(this.#project);
    return (
      declaration !== undefined &&
      isPropertySignatureDeclaration(declaration) &&
      (declaration.modifierFlags & ModifierFlags.Readonly) !== 0
    );
  }
}
