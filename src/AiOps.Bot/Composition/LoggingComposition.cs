using Microsoft.Extensions.Logging.Console;

namespace AiOps.Bot.Composition;

/// <summary>Where log lines go: one line each on standard error, or JSON where a collector reads them.</summary>
internal static class LoggingComposition
{
    public static ILoggingBuilder AddBotLogging(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        return configuration["Logging:Format"] == "json"
            ? logging.AddJsonConsole(o => o.UseUtcTimestamp = true)
            : logging.AddSimpleConsole(o => (o.SingleLine, o.UseUtcTimestamp, o.TimestampFormat) = (true, true, "HH:mm:ss'Z' "));
    }
}
