using AiOps.Bot.Core.Alerts;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Tests.Architecture;

/// <summary>An alert source is a class, a registration and a fixture.</summary>
public sealed class AlertSourceLintTests
{
    private static IReadOnlyList<IAlertSource> Registered =>
        [.. new ServiceCollection().AddAlertSources().BuildServiceProvider().GetServices<IAlertSource>()];

    [Fact]
    public void EveryAlertSourceIsRegistered() => Assert.Equal(
        Repository.OwnTypes(Repository.Core).Where(t => t.IsClass && t.IsAssignableTo(typeof(IAlertSource))).OrderBy(t => t.Name),
        Registered.Select(s => s.GetType()).OrderBy(t => t.Name));

    [Fact]
    public void EveryAlertSourceHasAFixture() => Assert.All(
        Registered,
        s => Assert.NotEmpty(Directory.GetFiles(Path.Combine(Repository.Root, "tests/AiOps.Bot.Tests/Core/Alerts/Fixtures"), $"{s.Name}*.json")));
}
