using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AiOps.Bot.Core.Questions;

/// <summary>Registers the slice.</summary>
public static class QuestionRegistration
{
    /// <summary>Adds <see cref="IAnswerQuestion"/>; needs the log store, the incident store and the log templates.</summary>
    public static IServiceCollection AddQuestions(this IServiceCollection services)
    {
        services.TryAddSingleton<IAnswerQuestion, AnswerQuestion>();
        return services;
    }
}
