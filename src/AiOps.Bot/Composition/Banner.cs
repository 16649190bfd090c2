using AiOps.Bot.Configuration;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Composition;

/// <summary>What is said when the service is up: where to look and what to expect there.</summary>
internal static class Banner
{
    public static void Write(TextWriter output, WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<BotOptions>>().Value;
        output.WriteLine($"AiOps.Bot is up: {string.Join("  ", app.Urls)}");
        if (options.Role == BotRole.Scorer)
        {
            output.WriteLine("It reads and scores; what it finds is told to the bot. There is no console here.");
        }
        else if (options.Account == BotOptions.SandboxAccount)
        {
            output.WriteLine("It watches a simulated AWS account. Within a minute or so two incidents appear there, each with a cause and a fix to approve.");
        }

        output.WriteLine("Stop with Ctrl+C.");
    }
}
