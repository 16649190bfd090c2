using AiOps.Bot.Aws;
using AiOps.Bot.Core.Audit.Crontabs;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Detection;

namespace AiOps.Bot.Commands;

/// <summary>The catalogue of actions, for looking things up: nothing is called.</summary>
internal static class KnownActions
{
    /// <exception cref="BadInputException">There is no such action; the message says which there are.</exception>
    public static IAction Find(string id)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddLogParsing().AddCrontabLint();
        services.AddAwsAccount(o => (o.AccountId, o.Region) = ("000000000000", "us-east-1"));
        using var provider = services.BuildServiceProvider();
        var actions = provider.GetServices<IAction>().ToList();
        return actions.FirstOrDefault(a => a.Id == id)
            ?? throw new BadInputException($"there is no action '{id}'. There are: {string.Join(", ", actions.Select(a => a.Id).Order(StringComparer.Ordinal))}.");
    }
}
