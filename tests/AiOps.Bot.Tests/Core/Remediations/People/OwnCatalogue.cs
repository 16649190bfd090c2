using AiOps.Bot.Aws;
using AiOps.Bot.Core.Audit.Crontabs;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Detection;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Tests.Core.Remediations.People;

/// <summary>The product's own catalogue.</summary>
internal static class OwnCatalogue
{
    public static IReadOnlyList<IAction> Actions()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddLogParsing().AddCrontabLint();
        services.AddAwsAccount(o => (o.AccountId, o.Region) = ("111122223333", "eu-central-1"));
        return [.. services.BuildServiceProvider().GetServices<IAction>()];
    }
}
