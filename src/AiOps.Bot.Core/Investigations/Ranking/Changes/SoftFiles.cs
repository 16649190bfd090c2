namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>Files that no running program reads: documents, tests, styles, the build's own settings.</summary>
internal static class SoftFiles
{
    private static readonly string[] Folders = ["doc", "docs", "documentation", "test", "tests", "testdata", "__tests__", "spec", "fixtures", ".github", ".circleci", ".gitlab", ".vscode"];
    private static readonly string[] Endings = [".md", ".rst", ".txt", ".css", ".scss", ".less", ".svg", ".png", ".jpg", "_test.go", "_test.py", ".test.ts", ".test.js", ".spec.ts", ".spec.js", "tests.cs", "test.java"];
    private static readonly string[] Names = ["codeowners", "license", "changelog", "readme", ".golangci", ".eslint", ".prettier", ".editorconfig", ".gitignore", ".pre-commit"];

    public static bool Is(string path)
    {
        var parts = path.ToLowerInvariant().Split('/', '\\');
        return parts[..^1].Any(Folders.Contains)
            || Endings.Any(e => parts[^1].EndsWith(e, StringComparison.Ordinal))
            || Names.Any(n => parts[^1].StartsWith(n, StringComparison.Ordinal));
    }
}
