using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Core.Redaction;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>Whatever the real host gives out for a way to the outside redacts.</summary>
[AttackCase(13)]
public sealed class ChokePointTests
{
    [Fact]
    public async Task EveryWayOutOfTheHostGoesThroughTheRedactor()
    {
        await using var bot = await AttackedBot.StartMoreAsync(
            services => services.AddSingleton<IModelProvider>(new MaliciousModel()), ("Models:Chat:0:Provider", "malicious"), ("Models:Chat:0:Model", "obedient-1"));

        Assert.IsType<RedactingChatClient>(Assert.Single(bot.Host.Get<IEnumerable<IChatClient>>()));
        var platforms = bot.Host.Get<IEnumerable<IChatPlatform>>().ToList();
        Assert.Equal(2, platforms.Count);
        Assert.All(platforms, p => Assert.IsType<RedactingChatPlatform>(p));
        Assert.IsAssignableFrom<IRedactor>(bot.Host.Get<IRedactor>());
    }
}
