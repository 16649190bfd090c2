using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Telemetry;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Questions;

/// <summary>Registers the slice.</summary>
public static class QuestionRegistration
{
    /// <summary>
    /// Adds <see cref="IAnswerQuestion"/>; needs the log, incident and investigation stores, the log templates and parser, and configuration (section <c>Questions</c>). Where an
    /// <see cref="IChatClient"/> is registered, it may choose queries; that needs <see cref="Investigations.Prompts.IPrompts"/>.
    /// </summary>
    public static IServiceCollection AddQuestions(this IServiceCollection services)
    {
        services.AddOptions<QuestionOptions>().BindConfiguration(QuestionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddQueries();
        services.TryAddSingleton(CreateChoice);
        services.TryAddSingleton<IAnswerQuestion>(p => new AnswerQuestion(
            p.GetRequiredService<ILogStore>(), p.GetRequiredService<RunQuery>(), p.GetRequiredService<IChooseQuery>(), p.GetRequiredService<IOptions<QuestionOptions>>(), p.GetService<IFarLogs>()));
        return services;
    }

    private static IChooseQuery CreateChoice(IServiceProvider provider) => provider.GetService<IChatClient>() is { } model
        ? ActivatorUtilities.CreateInstance<ModelChoice>(provider, model)
        : new NoChoice();
}
