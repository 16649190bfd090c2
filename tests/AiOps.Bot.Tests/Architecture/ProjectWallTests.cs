using System.Xml.Linq;

namespace AiOps.Bot.Tests.Architecture;

public sealed class ProjectWallTests
{
    private static readonly string[] Adapters = ["Detection", "Aws", "Chat", "Connectors", "Storage", "Sandbox"];

    private static XDocument Project(string name) => XDocument.Load(Path.Combine(Repository.Root, "src", name, $"{name}.csproj"));

    private static string[] References(string name, string kind) =>
        [.. Project(name).Descendants(kind).Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!.Value.Replace('\\', '/')))];

    private static string[] Packages(string name) => [.. Project(name).Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value)];

    [Fact]
    public void CoreReferencesNoOtherProject() => Assert.Empty(References("AiOps.Bot.Core", "ProjectReference"));

    [Fact]
    public void CoreNeedsNoPackageButTheModelsAbstractions() => Assert.Equal(["Microsoft.Extensions.AI.Abstractions"], Packages("AiOps.Bot.Core"));

    [Fact]
    public void AdaptersReferenceCoreAndNothingElseOfOurs() =>
        Assert.All(Adapters, a => Assert.Equal(["AiOps.Bot.Core"], References($"AiOps.Bot.{a}", "ProjectReference")));

    [Fact]
    public void OnlyAwsKnowsTheAwsSdk() => Assert.All(
        Adapters.Except(["Aws"]).Select(a => $"AiOps.Bot.{a}").Append("AiOps.Bot").Append("AiOps.Bot.Core"),
        p => Assert.DoesNotContain(Packages(p), n => n.StartsWith("AWSSDK", StringComparison.Ordinal)));

    [Fact]
    public void OnlyStorageKnowsDatabases() => Assert.All(
        Adapters.Except(["Storage"]).Select(a => $"AiOps.Bot.{a}").Append("AiOps.Bot").Append("AiOps.Bot.Core"),
        p => Assert.DoesNotContain(Packages(p), n => n.Contains("Sqlite", StringComparison.OrdinalIgnoreCase) || n is "Npgsql" or "Dapper"));

    [Fact]
    public void NoAssemblyReferencesAnAdapterBesidesTheHost() => Assert.All(
        Repository.Ours.Where(a => a.GetName().Name != "aiops"),
        a => Assert.DoesNotContain(a.GetReferencedAssemblies(), r => r.Name!.StartsWith("AiOps.Bot", StringComparison.Ordinal) && r.Name != "AiOps.Bot.Core"));

    [Fact]
    public void TheSandboxKnowsOnlyTelemetryOfCore()
    {
        var sandbox = Repository.Ours.Single(a => a.GetName().Name == "AiOps.Bot.Sandbox");
        var named = Repository.OwnTypes(sandbox).SelectMany(Calls.From).Select(m => (m as Type ?? m.DeclaringType)?.Namespace ?? "");
        Assert.DoesNotContain(named, n => n.StartsWith("AiOps.Bot.Core.", StringComparison.Ordinal) && n != "AiOps.Bot.Core.Telemetry");
    }
}
