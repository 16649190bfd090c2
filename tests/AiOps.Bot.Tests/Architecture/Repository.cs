using System.Reflection;
using System.Runtime.CompilerServices;

namespace AiOps.Bot.Tests.Architecture;

/// <summary>The sources and assemblies that the architecture tests look at.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    public static readonly Assembly Core = typeof(AiOps.Bot.Core.ResourceId).Assembly;

    /// <summary>Every assembly of ours that the host references, the host itself included.</summary>
    public static readonly IReadOnlyList<Assembly> Ours =
        [.. new[] { "AiOps.Bot.Core", "AiOps.Bot.Detection", "AiOps.Bot.Aws", "AiOps.Bot.Chat", "AiOps.Bot.Connectors", "AiOps.Bot.Storage", "AiOps.Bot.Sandbox", "aiops" }.Select(Assembly.Load)];

    public static IEnumerable<string> SourceFiles(string pattern = "*.cs") => Directory
        .EnumerateFiles(Path.Combine(Root, "src"), pattern, SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    public static IEnumerable<Type> OwnTypes(Assembly assembly) => assembly.GetTypes()
        .Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute), false) && !t.FullName!.Contains('<', StringComparison.Ordinal)
            && t.Namespace?.StartsWith("AiOps.Bot", StringComparison.Ordinal) == true);

    public static string Relative(string path) => Path.GetRelativePath(Root, path);

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "AiOps.Bot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("AiOps.Bot.sln is in no folder above the tests");
        }

        return folder.FullName;
    }
}
