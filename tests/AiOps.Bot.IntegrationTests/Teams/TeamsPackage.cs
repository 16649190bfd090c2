using System.Runtime.CompilerServices;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>The app package as it lies in the repository.</summary>
internal static class TeamsPackage
{
    public static string Folder => Find();

    private static string Find([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../manifests/teams"));
}
